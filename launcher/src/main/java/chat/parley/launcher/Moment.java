package chat.parley.launcher;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A moment as people type it, seen from now on in their own time zone.
///
/// @param now tells the present one
record Moment(InstantSource now, ZoneId zone) {

  private static final Pattern AGO = Pattern.compile("([0-9]{1,6})([smhdw])");

  private static final Pattern TIME_OF_DAY = Pattern.compile("[0-9]{2}:[0-9]{2}");

  /// The moment that this means, such as `2h` for two hours ago, `yesterday`, `18:30` of today,
  /// `2026-11-20` or `2026-11-20T18:30`; of a day, its beginning.
  ///
  /// @param option what it stands behind, for the complaint
  /// @throws Misuse when it is none of these
  Instant of(String option, String typed) {
    try {
      return parsed(typed.toLowerCase(Locale.ROOT));
    } catch (DateTimeException _) {
      throw new Misuse(
          ("%s is %s, must be such as 2h, 3d, today, yesterday, 18:30, 2026-11-20"
                  + " or 2026-11-20T18:30")
              .formatted(option, typed));
    }
  }

  private Instant parsed(String typed) {
    LocalDate today = now.instant().atZone(zone).toLocalDate();
    Matcher ago = AGO.matcher(typed);
    if (ago.matches()) {
      return now.instant().minus(duration(Long.parseLong(ago.group(1)), ago.group(2)));
    }
    return switch (typed) {
      case "now" -> now.instant();
      case "today" -> beginning(today);
      case "yesterday" -> beginning(today.minusDays(1));
      default -> {
        if (TIME_OF_DAY.matcher(typed).matches()) {
          yield LocalTime.parse(typed).atDate(today).atZone(zone).toInstant();
        }
        yield typed.contains("t")
            ? LocalDateTime.parse(typed.toUpperCase(Locale.ROOT)).atZone(zone).toInstant()
            : beginning(LocalDate.parse(typed));
      }
    };
  }

  private Instant beginning(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  private static Duration duration(long count, String unit) {
    return switch (unit) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      case "d" -> Duration.ofDays(count);
      default -> Duration.ofDays(7 * count);
    };
  }
}
