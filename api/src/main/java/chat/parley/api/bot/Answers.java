package chat.parley.api.bot;

import chat.parley.api.bot.Answer.No;
import chat.parley.api.bot.Answer.Ok;
import chat.parley.api.bot.Answer.Parsed;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How the usual answers are written.
final class Answers {

  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,20}");

  private static final Pattern DURATION_PART =
      Pattern.compile(
          "([0-9]{1,9})\\s*(ms|s|secs?|seconds?|m|mins?|minutes?|h|hours?|d|days?)(?![a-z])\\s*",
          Pattern.CASE_INSENSITIVE);

  private static final Duration DURATION_MAX = Duration.ofDays(36_525);

  private Answers() {}

  /// An answer that says what can be answered.
  record Choosing<T>(List<String> choices, Function<String, Parsed<T>> function)
      implements Answer<T> {

    @Override
    public Parsed<T> parse(String line) {
      return function.apply(line);
    }
  }

  static <T> Answer<T> choosing(List<String> choices, Function<String, Parsed<T>> parser) {
    return new Choosing<>(List.copyOf(choices), parser);
  }

  static Parsed<String> text(String line) {
    return line.isBlank() ? new No<>("A few words, please.") : new Ok<>(line.strip());
  }

  static <T, R> Parsed<R> applied(Function<? super T, ? extends R> function, T value) {
    try {
      return new Ok<>(function.apply(value));
    } catch (IllegalArgumentException e) {
      return new No<>(hint(e, value));
    } catch (RuntimeException _) {
      return new No<>(misfit(value));
    }
  }

  /// What `Integer.parseInt` and its like say is for programmers.
  private static String hint(IllegalArgumentException e, Object value) {
    String message = e.getMessage();
    boolean isOfTheJdk = e.getClass() != IllegalArgumentException.class;
    return message == null || message.isBlank() || isOfTheJdk ? misfit(value) : sentence(message);
  }

  private static String misfit(Object value) {
    return "I can do nothing with \"%s\".".formatted(value);
  }

  private static String sentence(String words) {
    int first = words.codePointAt(0);
    String begun =
        Character.toString(Character.toUpperCase(first))
            + words.substring(Character.charCount(first));
    return begun.endsWith(".") || begun.endsWith("!") || begun.endsWith("?") ? begun : begun + ".";
  }

  static <T> Answer<T> oneOf(List<T> values, Function<? super T, String> naming) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to choose from");
    }
    List<String> words = values.stream().map(naming).toList();
    return choosing(
        words,
        line -> {
          for (int i = 0; i < words.size(); i++) {
            if (words.get(i).equalsIgnoreCase(line.strip())) {
              return new Ok<>(values.get(i));
            }
          }
          return new No<>("One of %s.".formatted(String.join(", ", words)));
        });
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static Answer<Long> whole(long min, long max) {
    if (min > max) {
      throw new IllegalArgumentException("%d to %d is no range".formatted(min, max));
    }
    return line -> whole(line.strip(), min, max);
  }

  private static Parsed<Long> whole(String line, long min, long max) {
    if (WHOLE.matcher(line).matches()) {
      var number = new BigInteger(line);
      if (number.compareTo(BigInteger.valueOf(min)) >= 0
          && number.compareTo(BigInteger.valueOf(max)) <= 0) {
        return new Ok<>(number.longValueExact());
      }
    }
    return new No<>(range(min, max));
  }

  private static String range(long min, long max) {
    boolean hasMin = min != Long.MIN_VALUE && min != Integer.MIN_VALUE;
    boolean hasMax = max != Long.MAX_VALUE && max != Integer.MAX_VALUE;
    if (hasMin && hasMax) {
      return "A whole number from %d to %d.".formatted(min, max);
    }
    if (hasMin) {
      return "A whole number, at least %d.".formatted(min);
    }
    return hasMax ? "A whole number, at most %d.".formatted(max) : "A whole number.";
  }

  static <T> Parsed<T> temporal(Function<String, T> parser, String line, String hint) {
    try {
      return new Ok<>(parser.apply(line.strip()));
    } catch (DateTimeException _) {
      return new No<>(hint);
    }
  }

  static Parsed<Duration> duration(String line) {
    String text = line.strip();
    Matcher part = DURATION_PART.matcher(text);
    Duration sum = Duration.ZERO;
    int end = 0;
    while (end < text.length() && part.find(end) && part.start() == end) {
      sum = sum.plus(duration(Long.parseLong(part.group(1)), part.group(2)));
      end = part.end();
    }
    boolean isOne = end == text.length() && end > 0 && sum.compareTo(DURATION_MAX) <= 0;
    return isOne ? new Ok<>(sum) : new No<>("A time such as 20 minutes, 90s or 1h 30m.");
  }

  private static Duration duration(long amount, String unit) {
    String lower = unit.toLowerCase(Locale.ROOT);
    if (lower.equals("ms")) {
      return Duration.ofMillis(amount);
    }
    return switch (lower.charAt(0)) {
      case 's' -> Duration.ofSeconds(amount);
      case 'm' -> Duration.ofMinutes(amount);
      case 'h' -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  static Answer<String> regex(String regex, String hint) {
    Pattern pattern = Pattern.compile(regex);
    return line ->
        pattern.matcher(line.strip()).matches() ? new Ok<>(line.strip()) : new No<>(hint);
  }

  static Parsed<Boolean> yesNo(String line) {
    return switch (line.strip().toLowerCase(Locale.ROOT)) {
      case "yes", "y" -> new Ok<>(true);
      case "no", "n" -> new Ok<>(false);
      default -> new No<>("Yes or no.");
    };
  }
}
