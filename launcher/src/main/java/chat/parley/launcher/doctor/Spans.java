package chat.parley.launcher.doctor;

import java.time.Duration;
import java.util.Locale;

/// Writes how long something takes, for people: in the unit that suits.
final class Spans {

  private static final double NANOS_PER_MILLI = 1e6;
  private static final long MINUTES_MIN = 2;

  private Spans() {}

  /// `40 s`, `17 min`, `5 h` or `3 days`, rounded down.
  static String of(Duration time) {
    if (time.toMinutes() < MINUTES_MIN) {
      return "%d s".formatted(time.toSeconds());
    }
    if (time.toHours() < 2) {
      return "%d min".formatted(time.toMinutes());
    }
    return time.toDays() < 2
        ? "%d h".formatted(time.toHours())
        : "%d days".formatted(time.toDays());
  }

  /// `1.3 ms`.
  static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.1f ms", toMillis(nanos));
  }

  /// Rounded to tenths.
  static double toMillis(long nanos) {
    return Math.round(nanos * 10 / NANOS_PER_MILLI) / 10.0;
  }
}
