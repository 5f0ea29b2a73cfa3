package chat.parley.engine.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text of a settings file, in which one line is changed and all others stay as they are.
///
/// @param text TOML
record SettingsText(String text) {

  private static final String HEAD =
      """
      # What you settle here holds for all commands of Parley. A variable such as PARLEY_NICK counts
      # more, and what a command is told counts most. To see what holds: parley config list
      """;

  /// The text of a file in which nothing is settled yet.
  static SettingsText fresh() {
    var text = new StringBuilder(HEAD);
    for (Setting setting : Setting.values()) {
      text.append("\n# ").append(setting.meaning()).append('\n');
      text.append('#').append(setting.word()).append(" = ").append(setting.sample()).append('\n');
    }
    return new SettingsText(text.toString());
  }

  /// Whether a value of this setting stands in it.
  boolean has(Setting setting) {
    return line(setting).find();
  }

  /// The same with another value.
  ///
  /// @throws IllegalArgumentException when the old one cannot be replaced
  SettingsText with(Setting setting, String literal) {
    Matcher line = line(setting);
    if (line.find()) {
      String rest = behindValue(setting, line.group("rest"));
      return new SettingsText(
          text.substring(0, line.start("rest"))
              + literal
              + rest
              + text.substring(line.end("rest")));
    }
    String fresh = "%s = %s".formatted(setting.word(), literal);
    Matcher sample =
        Pattern.compile("(?m)^[ \t]*#[ \t]*%s[ \t]*=.*$".formatted(setting.word())).matcher(text);
    if (sample.find()) {
      String before = text.substring(0, sample.end());
      return new SettingsText(before + lineEnd() + fresh + text.substring(sample.end()));
    }
    boolean isCut = !text.isEmpty() && !text.endsWith("\n");
    return new SettingsText(text + (isCut ? lineEnd() : "") + fresh + lineEnd());
  }

  private Matcher line(Setting setting) {
    return Pattern.compile(
            "(?m)^[ \t]*(?:%1$s|\"%1$s\"|'%1$s')[ \t]*=[ \t]*(?<rest>.*)$"
                .formatted(setting.word()))
        .matcher(text);
  }

  private String lineEnd() {
    return text.contains("\r\n") ? "\r\n" : "\n";
  }

  /// What stands behind the value at the beginning of this, say a comment.
  private static String behindValue(Setting setting, String rest) {
    if (rest.startsWith("\"\"\"") || rest.startsWith("'''")) {
      throw new IllegalArgumentException(
          "%s goes over several lines: change it by hand".formatted(setting.word()));
    }
    Matcher value =
        Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|[^#\r]*?(?=[ \t\r]*(?:#|$))")
            .matcher(rest);
    return value.lookingAt() ? rest.substring(value.end()) : "";
  }
}
