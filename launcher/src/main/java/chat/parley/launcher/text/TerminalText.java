package chat.parley.launcher.text;

/// The one way from the network to the screen: takes out of a text whatever a terminal would obey.
///
/// Nothing that somebody else wrote, be it a message, a nickname or a word of the server, is shown
/// without having passed here.
public final class TerminalText {

  /// Set before each line of a text but the first, so that no text can pass for a line of ours.
  public static final String INDENT = "      ";

  /// Shown in place of what cannot be shown.
  private static final int REPLACEMENT = 0xFFFD;

  private TerminalText() {}

  /// The text without control characters, but with its line feeds and tabs. Characters that turn
  /// the direction of writing, and halves of surrogate pairs, become U+FFFD.
  public static String escape(String text) {
    int first = 0;
    while (first < text.length() && isHarmless(text.charAt(first))) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    var shown = new StringBuilder(text.length());
    shown.append(text, 0, first);
    text.substring(first)
        .codePoints()
        .filter(point -> !isControl(point))
        .map(point -> isDeceptive(point) ? REPLACEMENT : point)
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }

  /// The text on one line: escaped, its line feeds and tabs made spaces.
  public static String line(String text) {
    return escape(text).replace('\n', ' ').replace('\t', ' ');
  }

  /// The text escaped, each line but the first indented.
  public static String indented(String text) {
    return escape(text).replace("\n", "\n" + INDENT);
  }

  private static boolean isHarmless(char character) {
    return !isControl(character) && !isDeceptive(character);
  }

  /// C0 but for line feed and tab, DEL, and C1.
  private static boolean isControl(int point) {
    return (point < 0x20 && point != '\n' && point != '\t') || (point >= 0x7F && point <= 0x9F);
  }

  private static boolean isDeceptive(int point) {
    return isDirection(point) || (point >= 0xD800 && point <= 0xDFFF);
  }

  /// The characters of the Unicode property Bidi_Control.
  private static boolean isDirection(int point) {
    return point == 0x061C
        || point == 0x200E
        || point == 0x200F
        || (point >= 0x202A && point <= 0x202E)
        || (point >= 0x2066 && point <= 0x2069);
  }
}
