package chat.parley.launcher.bot;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the process of bots tells, one line each.
sealed interface Report {

  /// The number of nobody in particular.
  int NOBODY = -1;

  /// It lives.
  record Beat() implements Report {}

  /// A bot runs under this nickname.
  record Named(int bot, String nickname) implements Report {}

  /// A bot has printed a line.
  record Printed(int bot, boolean isError, String text) implements Report {}

  /// A bot has ended with this code.
  record Ended(int bot, int code) implements Report {}

  /// A line of the form that [#line] writes.
  Pattern FORM = Pattern.compile("(beat|named|out|err|ended) (-?[0-9]{1,9}) ?(.*)", Pattern.DOTALL);

  /// As it is written.
  default String line() {
    return switch (this) {
      case Beat() -> "beat 0";
      case Named(int bot, String nickname) -> "named %d %s".formatted(bot, nickname);
      case Printed(int bot, boolean isError, String text) ->
          "%s %d %s".formatted(isError ? "err" : "out", bot, text);
      case Ended(int bot, int code) -> "ended %d %d".formatted(bot, code);
    };
  }

  /// What this line tells; empty if it is none of these.
  static Optional<Report> parse(String line) {
    Matcher form = FORM.matcher(line);
    if (!form.matches()) {
      return Optional.empty();
    }
    int bot = Integer.parseInt(form.group(2));
    String rest = form.group(3);
    return switch (form.group(1)) {
      case "named" -> Optional.of(new Named(bot, rest));
      case "out" -> Optional.of(new Printed(bot, false, rest));
      case "err" -> Optional.of(new Printed(bot, true, rest));
      case "ended" ->
          rest.matches("[0-9]{1,9}")
              ? Optional.of(new Ended(bot, Integer.parseInt(rest)))
              : Optional.empty();
      default -> Optional.of(new Beat());
    };
  }
}
