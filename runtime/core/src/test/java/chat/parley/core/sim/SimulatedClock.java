package chat.parley.core.sim;

import chat.parley.core.Moment;

/// The two clocks of one machine: a monotonic one that starts anywhere and drifts, and a wall clock
/// that drifts with it and may jump.
final class SimulatedClock {

  /// When simulations begin: 2025-10-09, in milliseconds since 1970.
  private static final long BEGINNING_MILLIS = 1_760_000_000_000L;

  private static final long MILLION = 1_000_000;

  private final long driftPerMillion;
  private final Seeded seeded;
  private long startNanos;
  private long jumpMillis;

  /// @param driftPerMillion how many nanoseconds it gains in a millisecond
  SimulatedClock(long driftPerMillion, Seeded seeded) {
    this.driftPerMillion = driftPerMillion;
    this.seeded = seeded;
    restart();
  }

  /// Starts the monotonic clock from another arbitrary value, as a new process sees it.
  void restart() {
    startNanos = seeded.between(-1_000 * Moment.SECOND, 1_000 * Moment.SECOND);
  }

  /// Sets the wall clock this far from the truth.
  void jumpTo(long millis) {
    jumpMillis = millis;
  }

  /// What the clocks show at this true time.
  Moment at(long time) {
    long elapsed = drifted(time);
    return new Moment(
        startNanos + elapsed, BEGINNING_MILLIS + elapsed / Moment.MILLISECOND + jumpMillis);
  }

  /// A true time at which the monotonic clock shows at least `nanos`, and hardly more.
  long timeOf(long nanos) {
    if (nanos <= startNanos) {
      return 0;
    }
    long elapsed = nanos - startNanos;
    long time = elapsed - elapsed / MILLION * driftPerMillion;
    for (long missing = elapsed - drifted(time); missing > 0; missing = elapsed - drifted(time)) {
      time += missing;
    }
    return time;
  }

  private long drifted(long time) {
    return time + time / MILLION * driftPerMillion;
  }
}
