package chat.parley.api;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The unique name of a person or bot, as shown and as compared.
///
/// 1 to 32 code points and at most 64 bytes of UTF-8, in Unicode normal form C, without white
/// space, control, format, private or unassigned characters, without other forms of plain
/// characters (such as wide letters and ligatures), not mixed of scripts that look alike, not
/// beginning with `#`, `/`, `-` or `*`, and not a reserved word. Two nicknames are equal when their
/// [#key]s are: letters are compared without case.
///
/// Immutable.
public final class Nickname implements Target, Comparable<Nickname> {

  /// The most code points of a nickname.
  public static final int CODE_POINTS_MAX = 32;

  /// The most bytes of UTF-8 of a nickname.
  public static final int BYTES_MAX = 64;

  /// Words of the command line and of the ancestor's protocol that nobody may be called.
  private static final Set<String> RESERVED =
      Set.of(
          "all",
          "ask",
          "completion",
          "config",
          "demo",
          "dereg",
          "doctor",
          "everyone",
          "exit",
          "focus",
          "forget",
          "help",
          "hooks",
          "init",
          "join",
          "key",
          "leave",
          "log",
          "mcp",
          "me",
          "notify",
          "parley",
          "bot",
          "plugin",
          "plugins",
          "quit",
          "reg",
          "rpc",
          "saved_m",
          "search",
          "send",
          "send_all",
          "server",
          "sim",
          "status",
          "system",
          "tail",
          "trust",
          "unread",
          "up",
          "verify",
          "version",
          "warm-up",
          "who");

  private final String shown;
  private final String key;

  private Nickname(String shown, String key) {
    this.shown = shown;
    this.key = key;
  }

  /// The nickname written so.
  ///
  /// @throws IllegalArgumentException when it breaks a rule above; the message says which
  public static Nickname of(String text) {
    Objects.requireNonNull(text, "text");
    String normal = normal(text);
    String key = normal(normal.toLowerCase(Locale.ROOT));
    Optional<String> fault = fault(normal, key);
    if (fault.isPresent()) {
      throw new IllegalArgumentException(fault.get());
    }
    return new Nickname(normal, key);
  }

  /// The nickname as its owner wrote it.
  public String shown() {
    return shown;
  }

  /// What the nickname is compared and looked up by.
  public String key() {
    return key;
  }

  private static String normal(String text) {
    return isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /// Such a text is in every normal form and of one script. To load the tables that say so of
  /// others takes a command that starts longer than all else that it does with a nickname.
  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static Optional<String> fault(String text, String key) {
    int points = text.codePointCount(0, text.length());
    if (points == 0 || points > CODE_POINTS_MAX) {
      return Optional.of(
          "a nickname has 1 to %d characters, this one has %d".formatted(CODE_POINTS_MAX, points));
    }
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > BYTES_MAX) {
      return Optional.of(
          "a nickname has at most %d bytes of UTF-8, this one has %d".formatted(BYTES_MAX, bytes));
    }
    if ("#/-*".indexOf(text.charAt(0)) >= 0) {
      return Optional.of("a nickname does not begin with %c".formatted(text.charAt(0)));
    }
    for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
      int point = text.codePointAt(at);
      if (isForbidden(point)) {
        return Optional.of("a nickname has no character U+%04X".formatted(point));
      }
    }
    if (!isAscii(text)) {
      if (!Normalizer.isNormalized(text, Normalizer.Form.NFKC)) {
        return Optional.of("a nickname has no other forms of plain characters");
      }
      if (!Scripts.fit(text)) {
        return Optional.of("a nickname is not mixed of scripts that look alike");
      }
    }
    return RESERVED.contains(key)
        ? Optional.of("a nickname is no reserved word such as %s".formatted(text))
        : Optional.empty();
  }

  private static boolean isForbidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SPACE_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> codePoint == ':' || codePoint == ',' || codePoint == '"';
    };
  }

  @Override
  public int compareTo(Nickname other) {
    return key.compareTo(other.key);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Nickname that && key.equals(that.key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  /// The nickname as shown.
  @Override
  public String toString() {
    return shown;
  }
}
