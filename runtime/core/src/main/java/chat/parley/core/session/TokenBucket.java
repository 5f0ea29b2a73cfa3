package chat.parley.core.session;

import chat.parley.core.Moment;

/// A limit of so many a second, with so many at once.
final class TokenBucket {

  private final long interval;
  private final long slack;

  /// When the bucket will be full again, plus nothing: the theoretical arrival time of a leaky
  /// bucket, which needs one number where a count and a time would be two.
  private long fullAt = Long.MIN_VALUE;

  /// @param perSecond 1 to 1,000,000
  /// @param burst how many may pass at once, at least 1
  TokenBucket(int perSecond, int burst) {
    this.interval = Moment.SECOND / perSecond;
    this.slack = interval * burst;
  }

  /// Takes one token; false when there is none.
  boolean take(long now) {
    long next = Math.max(fullAt, now) + interval;
    if (next - now > slack) {
      return false;
    }
    fullAt = next;
    return true;
  }
}
