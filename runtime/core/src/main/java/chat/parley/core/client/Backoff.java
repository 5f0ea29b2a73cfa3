package chat.parley.core.client;

import chat.parley.core.Moment;

/// The pauses between attempts to register: 0.5 s at first, twice as long each time, at most 8 s,
/// and none exactly, so that those whom one server has lost do not come back together.
final class Backoff {

  private static final long MIN = 500 * Moment.MILLISECOND;
  private static final long MAX = 8 * Moment.SECOND;

  private final ClientContext context;
  private long next = MIN;

  Backoff(ClientContext context) {
    this.context = context;
  }

  /// The next pause, in nanoseconds.
  long next() {
    long pause = next;
    next = Math.min(next * 2, MAX);
    return context.jittered(pause);
  }

  /// The shortest pause, in nanoseconds; the others stay as they are.
  long least() {
    return context.jittered(MIN);
  }

  /// Begins anew.
  void reset() {
    next = MIN;
  }
}
