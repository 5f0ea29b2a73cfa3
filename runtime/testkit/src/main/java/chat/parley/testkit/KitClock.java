package chat.parley.testkit;

import java.time.Duration;
import java.time.Instant;

/// The clock of a test, which stands still unless it is moved. To be used by the test's own thread.
public final class KitClock {

  private final Kit kit;

  KitClock(Kit kit) {
    this.kit = kit;
  }

  /// The time now; a test begins at 2026-01-01T00:00:00Z.
  public Instant now() {
    return Instant.ofEpochMilli(kit.stage().now().wallMillis());
  }

  /// Lets so much time pass, and everything that comes due in it happen in its order.
  public void advance(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException(
          "time is to advance by %s, must not be negative".formatted(time));
    }
    kit.transcript().note("%s pass".formatted(time));
    var _ = kit.stage().direct(() -> false, time.toNanos());
    kit.settle();
  }
}
