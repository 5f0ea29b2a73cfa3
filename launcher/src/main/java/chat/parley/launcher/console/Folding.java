package chat.parley.launcher.console;

import chat.parley.launcher.text.TerminalText;
import org.jline.utils.WCWidth;

/// Breaks lines that are longer than the terminal is wide. The terminal would go on in the first
/// column, where a text could pass for a line of ours; here it goes on indented.
final class Folding {

  /// A terminal narrower than this is left to itself.
  private static final int COLUMNS_MIN = 20;

  private static final int TAB = 8;

  private Folding() {}

  /// The text with line feeds and indents at the last column; its own line feeds stay.
  ///
  /// @param columns how wide the terminal is
  static String fold(String text, int columns) {
    if (columns < COLUMNS_MIN || text.length() * TAB < columns) {
      return text;
    }
    var folded = new StringBuilder(text.length() + text.length() / columns * 8);
    int at = 0;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      int width = width(point, at);
      if (point == '\n') {
        at = 0;
      } else if (at + width > columns) {
        folded.append('\n').append(TerminalText.INDENT);
        at = TerminalText.INDENT.length();
        at += width(point, at);
      } else {
        at += width;
      }
      folded.appendCodePoint(point);
    }
    return folded.toString();
  }

  private static int width(int point, int at) {
    return point == '\t' ? TAB - at % TAB : Math.max(0, WCWidth.wcwidth(point));
  }
}
