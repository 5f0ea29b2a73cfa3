package chat.parley.plugins.ignore;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Something that is hidden, until when, and how often it was.
///
/// Safe for use by any thread.
final class Entry {

  private static final String FOR_EVER = "-";

  private final Unwanted what;
  private final @Nullable Instant until;
  private final AtomicLong hidden;
  private final AtomicBoolean complained = new AtomicBoolean();

  Entry(Unwanted what, @Nullable Instant until, long hidden) {
    this.what = what;
    this.until = until;
    this.hidden = new AtomicLong(hidden);
  }

  /// The one that was kept so.
  ///
  /// @throws IllegalArgumentException when nothing is kept so
  static Entry kept(Unwanted what, String value) {
    String[] fields = value.split(" ", 2);
    Instant until = fields[0].equals(FOR_EVER) ? null : Instant.parse(fields[0]);
    return new Entry(what, until, Long.parseLong(fields[1]));
  }

  /// What it is kept as.
  String value() {
    return "%s %d".formatted(until == null ? FOR_EVER : until.toString(), hidden.get());
  }

  Unwanted what() {
    return what;
  }

  /// When it is shown again; empty if never.
  String untilText() {
    return until == null ? "" : until.toString();
  }

  long hidden() {
    return hidden.get();
  }

  /// One more message was hidden.
  void count() {
    hidden.incrementAndGet();
  }

  /// Whether nobody was told yet that it is too hard; somebody is now.
  boolean isFirstComplaint() {
    return complained.compareAndSet(false, true);
  }

  boolean isOver(Instant now) {
    return until != null && !now.isBefore(until);
  }

  /// How it is shown: what, for how long still, how often.
  String words(Instant now) {
    String shown = what instanceof Unwanted.Words ? "\"%s\"".formatted(what.text()) : what.text();
    String left = until == null ? "for ever" : words(Duration.between(now, until));
    return "%s  %s, %d hidden".formatted(shown, left, hidden.get());
  }

  /// Minutes are rounded up: two hours are two hours also a moment later.
  private static String words(Duration exactly) {
    Duration left = exactly.plusMinutes(1).minusNanos(1).truncatedTo(ChronoUnit.MINUTES);
    if (left.toDays() > 0) {
      return "for %d d %d h more".formatted(left.toDays(), left.toHoursPart());
    }
    if (left.toHours() > 0) {
      return "for %d h %d min more".formatted(left.toHours(), left.toMinutesPart());
    }
    return "for %d min more".formatted(left.toMinutes());
  }
}
