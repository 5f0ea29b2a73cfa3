package chat.parley.launcher.console;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The lines that tell when messages came: one for each new day, and one for each minute.
///
/// Used by one thread at a time.
final class Timeline {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("'---' EEEE d MMMM uuuu '---'", Locale.ENGLISH);

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final ZoneId zone;
  private LocalDate day;
  private @Nullable ZonedDateTime minute;

  /// @param zone the reader's
  /// @param start when the first line was shown
  Timeline(ZoneId zone, Instant start) {
    this.zone = zone;
    this.day = start.atZone(zone).toLocalDate();
  }

  /// What stands before a message; most often nothing.
  ///
  /// @param isLive whether it tells no time by itself
  List<String> before(Instant at, boolean isLive) {
    var lines = new ArrayList<String>();
    ZonedDateTime local = at.atZone(zone);
    if (!local.toLocalDate().equals(day)) {
      day = local.toLocalDate();
      lines.add(local.format(DAY));
    }
    ZonedDateTime now = local.truncatedTo(ChronoUnit.MINUTES);
    if (isLive && !now.equals(minute)) {
      minute = now;
      lines.add(local.format(MINUTE));
    }
    return lines;
  }
}
