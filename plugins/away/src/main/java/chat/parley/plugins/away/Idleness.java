package chat.parley.plugins.away;

import chat.parley.api.plugin.Interest;
import chat.parley.api.plugin.Notices;
import chat.parley.api.plugin.Scheduler;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Goes away by itself when nothing has been said for long, and comes back when something is; if
/// that is wanted.
///
/// Safe for use by any thread.
final class Idleness {

  private final Absence absence;
  private final Notices notices;
  private final Scheduler scheduler;
  private final InstantSource clock;
  private final AwayConfig config;
  private final Interest interest = Interest.inAll();
  private volatile Instant last;

  @Inject
  Idleness(
      Absence absence,
      Notices notices,
      Scheduler scheduler,
      InstantSource clock,
      AwayConfig config) {
    this.absence = absence;
    this.notices = notices;
    this.scheduler = scheduler;
    this.clock = clock;
    this.config = config;
    this.last = clock.instant();
    if (!config.idleAfter().isZero()) {
      var _ = scheduler.after(config.idleAfter(), this::look);
    }
  }

  /// In what is said, as long as it matters when that was.
  Interest interest() {
    return interest;
  }

  /// Somebody is there.
  void noteActivity() {
    last = clock.instant();
    boolean isOver = absence.now().filter(Absence.Away::byItself).isPresent();
    interest.set(!config.idleAfter().isZero());
    if (isOver) {
      var _ = absence.end();
      notices.tell("you are back");
    }
  }

  private void look() {
    Duration idle = Duration.between(last, clock.instant());
    Duration left = config.idleAfter().minus(idle);
    boolean isIdle = !left.isPositive();
    if (isIdle && absence.now().isEmpty()) {
      absence.begin(config.idleText(), true);
      notices.tell("you are away, since nothing was said for so long; say something to be back");
    }
    var _ = scheduler.after(isIdle ? config.idleAfter() : left, this::look);
  }
}
