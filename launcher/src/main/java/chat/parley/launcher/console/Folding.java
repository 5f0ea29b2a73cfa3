package chat.parley.launcher.console;

import chat.parley.launcher.prompt.Console;
import chat.parley.launcher.text.TerminalText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  /// A row of `/help`: a word of one column, blanks, and the beginning of the other column.
  private static final Pattern TWO_COLUMNS =
      Pattern.compile(Pattern.quote(Console.PROMPT) + "  (?:\\S+ )*\\S+ {2,}(?=\\S)");

  private Folding() {}

  /// The text with line feeds and indents where the terminal ends: between words, if there are any;
  /// its own line feeds stay.
  ///
  /// @param columns how wide the terminal is
  static String fold(String text, int columns) {
    if (columns < COLUMNS_MIN || text.length() * TAB < columns) {
      return text;
    }
    var rows = new ArrayList<String>();
    for (String line : text.split("\n", -1)) {
      foldLine(line, columns, rows);
    }
    return String.join("\n", rows);
  }

  private static void foldLine(String line, int columns, List<String> rows) {
    String indent = " ".repeat(indent(line, columns));
    var row = new StringBuilder();
    int at = 0;
    // Behind the last blank that a word stands before; 0 for none.
    int cut = 0;
    boolean hasWord = false;
    for (int i = 0; i < line.length(); ) {
      int point = line.codePointAt(i);
      i += Character.charCount(point);
      if (at + width(point, at) > columns) {
        String rest = cut == 0 || point == ' ' ? "" : row.substring(cut);
        rows.add(row.substring(0, row.length() - rest.length()));
        row = new StringBuilder(indent + rest);
        at = width(row);
        cut = 0;
        hasWord = !rest.isEmpty();
        if (point == ' ') {
          // The end of the row stands for it.
          continue;
        }
      }
      at += width(point, at);
      row.appendCodePoint(point);
      if (point == ' ') {
        cut = hasWord ? row.length() : 0;
      } else {
        hasWord = true;
      }
    }
    rows.add(row.toString());
  }

  /// How far a line goes on to the right: below its second column, if it has two.
  private static int indent(String line, int columns) {
    Matcher matcher = TWO_COLUMNS.matcher(line);
    boolean isTable = matcher.lookingAt() && matcher.end() <= columns / 2;
    return isTable ? matcher.end() : TerminalText.INDENT.length();
  }

  private static int width(CharSequence text) {
    int at = 0;
    for (int point : text.codePoints().toArray()) {
      at += width(point, at);
    }
    return at;
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
