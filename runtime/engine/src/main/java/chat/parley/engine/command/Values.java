package chat.parley.engine.command;

import chat.parley.api.Nickname;
import chat.parley.api.Room;
import chat.parley.api.Target;
import java.math.BigInteger;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The types that a parameter may have, and how each is written.
final class Values {

  private static final Set<Class<?>> WHOLE =
      Set.of(int.class, long.class, Integer.class, Long.class);

  private static final Set<Class<?>> DECIMAL = Set.of(double.class, Double.class);

  private static final Set<Class<?>> TRUTH = Set.of(boolean.class, Boolean.class);

  private static final Set<Class<?>> OTHERS =
      Set.of(
          String.class,
          Duration.class,
          LocalTime.class,
          LocalDate.class,
          Nickname.class,
          Target.class,
          Room.class,
          Path.class);

  private Values() {}

  /// Whether a parameter may have this type.
  static boolean canRead(Class<?> type) {
    return isNumber(type) || TRUTH.contains(type) || OTHERS.contains(type) || type.isEnum();
  }

  /// The value of `type` written so, if `limits` allow it.
  static Value read(Class<?> type, String text, Limits limits) {
    if (type == String.class) {
      return new Value.Good(text);
    }
    if (WHOLE.contains(type)) {
      return whole(type, text, limits);
    }
    if (DECIMAL.contains(type)) {
      return decimal(text, limits);
    }
    if (TRUTH.contains(type)) {
      return truth(text);
    }
    if (type == Duration.class) {
      Duration duration = duration(text);
      return duration == null
          ? new Value.Bad("is %s, must be a time such as 500ms, 30s, 5m or 1h".formatted(text))
          : new Value.Good(duration);
    }
    if (type.isEnum()) {
      return constant(type, text);
    }
    try {
      return new Value.Good(parsed(type, text));
    } catch (InvalidPathException e) {
      return new Value.Bad("is no path: %s".formatted(e.getReason()));
    } catch (DateTimeException _) {
      String form =
          type == LocalTime.class ? "a time of day such as 18:30" : "a day such as 2030-12-24";
      return new Value.Bad("is %s, must be %s".formatted(text, form));
    } catch (IllegalArgumentException e) {
      return new Value.Bad("is %s: %s".formatted(text, e.getMessage()));
    }
  }

  /// The word that stands for a value of `type` in usage lines; null if there is no usual one.
  static @Nullable String placeholder(Class<?> type) {
    if (isNumber(type)) {
      return "N";
    }
    if (type == Duration.class) {
      return "TIME";
    }
    if (type == Nickname.class) {
      return "NICK";
    }
    if (type == Room.class) {
      return "#ROOM";
    }
    if (type == Path.class) {
      return "PATH";
    }
    if (type == LocalTime.class) {
      return "HH:MM";
    }
    if (type == LocalDate.class) {
      return "YYYY-MM-DD";
    }
    if (TRUTH.contains(type)) {
      return "yes|no";
    }
    return type.isEnum() ? String.join("|", constants(type)) : null;
  }

  /// The constants of an enum as they are typed: `STORED` is `stored`.
  static List<String> constants(Class<?> type) {
    var words = new ArrayList<String>();
    for (Object constant : type.getEnumConstants()) {
      words.add(wordOf(((Enum<?>) constant).name()));
    }
    return words;
  }

  /// Throws IllegalArgumentException if the text is no such value.
  private static Object parsed(Class<?> type, String text) {
    if (type == Nickname.class) {
      return Nickname.of(text);
    }
    if (type == Target.class) {
      return Target.of(text);
    }
    if (type == Room.class) {
      return new Room(text);
    }
    if (type == Path.class) {
      return Path.of(text);
    }
    if (type == LocalTime.class) {
      return LocalTime.parse(text);
    }
    if (type == LocalDate.class) {
      return LocalDate.parse(text);
    }
    throw new IllegalStateException("no way to read a %s".formatted(type.getName()));
  }

  private static Value whole(Class<?> type, String text, Limits limits) {
    BigInteger number;
    try {
      number = new BigInteger(text);
    } catch (NumberFormatException _) {
      return new Value.Bad("is %s, must be a whole number".formatted(text));
    }
    boolean isInt = type == int.class || type == Integer.class;
    long min = isInt ? Math.max(limits.min(), Integer.MIN_VALUE) : limits.min();
    long max = isInt ? Math.min(limits.max(), Integer.MAX_VALUE) : limits.max();
    if (number.compareTo(BigInteger.valueOf(min)) < 0
        || number.compareTo(BigInteger.valueOf(max)) > 0) {
      return new Value.Bad("is %s, must be %d to %d".formatted(text, min, max));
    }
    if (isInt) {
      return new Value.Good(number.intValueExact());
    }
    return new Value.Good(number.longValueExact());
  }

  private static Value decimal(String text, Limits limits) {
    // Java's own literals may end with a letter, or be none at all.
    double number = text.matches("[-+]?[0-9]*[.]?[0-9]+") ? Double.parseDouble(text) : Double.NaN;
    if (!Double.isFinite(number)) {
      return new Value.Bad("is %s, must be a number such as 0.2".formatted(text));
    }
    boolean isOut = number < limits.min() || number > limits.max();
    return isOut && !limits.equals(Limits.NONE)
        ? new Value.Bad("is %s, must be %d to %d".formatted(text, limits.min(), limits.max()))
        : new Value.Good(number);
  }

  private static Value truth(String text) {
    return switch (text) {
      case "yes", "true", "on" -> new Value.Good(true);
      case "no", "false", "off" -> new Value.Good(false);
      default -> new Value.Bad("is %s, must be yes or no".formatted(text));
    };
  }

  /// Boxed where it may be left out.
  static boolean isNumber(Class<?> type) {
    return WHOLE.contains(type) || DECIMAL.contains(type);
  }

  /// Boxed where it may be left out.
  static boolean isTruth(Class<?> type) {
    return TRUTH.contains(type);
  }

  /// A number with its unit; null if it is none, or longer than about 100 years.
  private static @Nullable Duration duration(String text) {
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    if (digits == 0 || digits > 9) {
      return null;
    }
    long amount = Long.parseLong(text.substring(0, digits));
    return switch (text.substring(digits)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(Math.min(amount, 876_000));
      default -> null;
    };
  }

  private static Value constant(Class<?> type, String text) {
    for (Object constant : type.getEnumConstants()) {
      if (wordOf(((Enum<?>) constant).name()).equals(text)) {
        return new Value.Good(constant);
      }
    }
    List<String> words = constants(type);
    String near = Nearest.to(text, words);
    String hint = near == null ? "" : "; did you mean %s?".formatted(near);
    return new Value.Bad("is %s, must be %s%s".formatted(text, String.join(" or ", words), hint));
  }

  private static String wordOf(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
