package chat.parley.launcher.exec;

import java.util.ArrayList;
import java.util.List;

/// A long text as several that are short enough to be sent, divided between lines where that goes.
final class Pieces {

  private Pieces() {}

  /// None of an empty text.
  static List<String> of(String text, int bytesMax) {
    var pieces = new ArrayList<String>();
    String left = text;
    while (CommandBot.bytes(left) > bytesMax) {
      int end = end(left, bytesMax);
      int line = left.lastIndexOf('\n', end - 1);
      int cut = line > 0 ? line : end;
      pieces.add(left.substring(0, cut));
      left = left.substring(line > 0 ? cut + 1 : cut);
    }
    if (!left.isEmpty()) {
      pieces.add(left);
    }
    return pieces.stream().filter(piece -> !piece.isEmpty()).toList();
  }

  /// Behind the last character that fits.
  private static int end(String text, int bytesMax) {
    int bytes = 0;
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      if (bytes > bytesMax) {
        return at;
      }
      at += Character.charCount(point);
    }
    return at;
  }
}
