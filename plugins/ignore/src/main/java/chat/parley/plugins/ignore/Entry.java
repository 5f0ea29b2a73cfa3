package chat.parley.plugins.ignore;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// Something that is hidden, until when, and how often it was.
///
/// Safe for use by any thread.
final class Entry {

  private static final String FOR_EVER = "-";

  private final Unwanted what;
  private final Optional<Instant> until;
  private final AtomicLong hidden;
  private final AtomicBoolean complained = new AtomicBoolean();

  Entry(Unwanted what, Optional<Instant> until, long hidden) {
    this.what = what;
    this.until = until;
    this.hidden = new AtomicLong(hidden);
  }

  /// The one that was kept so.
  ///
  /// @throws IllegalArgumentException when nothing is kept so
  static Entry kept(Unwanted what, String value) {
    String[] fields = value.split(" ", 2);
    Optional<Instant> until =
        fields[0].equals(FOR_EVER) ? Optional.empty() : Optional.of(Instant.parse(fields[0]));
    return new Entry(what, until, Long.parseLong(fields[1]));
  }

  /// What it is kept as.
  String value() {
    return "%s %d".formatted(until.map(Instant::toString).orElse(FOR_EVER), hidden.get());
  }

  Unwanted what() {
    return what;
  }

  Optional<Instant> until() {
    return until;
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
    return until.isPresent() && !now.isBefore(until.get());
  }

  /// How it is shown: what, for how long still, how often.
  String words(Instant now) {
    String shown = what instanceof Unwanted.Words ? "\"%s\"".formatted(what.text()) : what.text();
    String left = until.map(end -> words(Duration.between(now, end))).orElse("for ever");
    return "%s  %s, %d hidden".formatted(shown, left, hidden.get());
  }

  private static String words(Duration left) {
    if (left.toDays() > 0) {
      return "for %d d %d h more".formatted(left.toDays(), left.toHoursPart());
    }
    if (left.toHours() > 0) {
      return "for %d h %d min more".formatted(left.toHours(), left.toMinutesPart());
    }
    return "for %d min more".formatted(Math.max(left.toMinutes(), 1));
  }
}
