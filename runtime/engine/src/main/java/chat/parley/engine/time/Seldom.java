package chat.parley.engine.time;

/// Lets one of many like it through each minute, for log lines that a stranger can provoke.
///
/// Confined to one thread.
public final class Seldom {

  private static final long PAUSE_NANOS = 60_000_000_000L;

  private boolean passed;
  private long passedAt;

  /// Whether this one may pass.
  public boolean permits() {
    long now = System.nanoTime();
    if (passed && now - passedAt < PAUSE_NANOS) {
      return false;
    }
    passed = true;
    passedAt = now;
    return true;
  }
}
