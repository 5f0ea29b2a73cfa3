package chat.parley.launcher.console;

import chat.parley.launcher.text.TerminalText;
import org.jline.utils.WCWidth;

/// Breaks lines that are longer than the terminal is wide. The terminal would go on in the first
/// column, where a text could pass for a line of ours; here it goes on indented.
///
/// Terminals do not agree on the width of emoji and of other signs. Here each of them is as wide as
/// any terminal has it, so that none ever breaks a line by itself.
final class Folding {

  /// A terminal narrower than this is left to itself.
  static final int COLUMNS_MIN = 20;

  private static final int TAB = 8;

  /// From here on terminals may differ: signs, punctuation, and all beyond.
  private static final int UNSURE = 0x2000;

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

  /// Whether all terminals agree on the width of this text.
  static boolean isSure(String text) {
    return text.codePoints()
        .noneMatch(point -> point == '\t' || isEmoji(point) || width(point, 0) != known(point));
  }

  private static int width(int point, int at) {
    if (point == '\t') {
      return TAB - at % TAB;
    }
    int known = known(point);
    return point < UNSURE ? known : most(point, known);
  }

  /// Ideographs are of two columns everywhere. Of the others, what is of one column may be of two
  /// elsewhere, and what joins two signs, or turns one into a picture, may be of one.
  private static int most(int point, int known) {
    return switch (known) {
      case 0 -> isMark(point) ? 1 : 0;
      case 1 -> 2;
      default -> known;
    };
  }

  private static boolean isEmoji(int point) {
    return point >= 0x1F000 && point < 0x20000;
  }

  private static boolean isMark(int point) {
    int type = Character.getType(point);
    return type == Character.FORMAT || point == 0xFE0F;
  }

  private static int known(int point) {
    return Math.max(0, WCWidth.wcwidth(point));
  }
}
