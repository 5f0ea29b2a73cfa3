package chat.parley.launcher.text;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Writes times for people in their own zone: `18:03:07` today, `2026-11-22 18:03:07 +01:00` on any
/// other day.
///
/// @param now tells which day is today
/// @param zone the reader's
public record Stamps(InstantSource now, ZoneId zone) {

  private static final DateTimeFormatter TODAY =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter OTHER_DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);

  /// The time as a reader of today wants it.
  public String of(Instant time) {
    ZonedDateTime local = time.atZone(zone);
    boolean isToday = local.toLocalDate().equals(now.instant().atZone(zone).toLocalDate());
    return local.format(isToday ? TODAY : OTHER_DAY);
  }
}
