package chat.parley.engine.time;

import chat.parley.core.Moment;

/// The clocks of a running process.
///
/// Immutable.
public final class MonotonicTime {

  private final long startNanos = System.nanoTime();

  /// The time now: nanoseconds since this object was made, and the wall clock as it stands.
  public Moment now() {
    return new Moment(System.nanoTime() - startNanos, System.currentTimeMillis());
  }
}
