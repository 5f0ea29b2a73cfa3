package chat.parley.core.session;

import chat.parley.core.Moment;

/// A limit of so many in a time, with so many at once.
public final class TokenBucket {

  private final long interval;
  private final long slack;

  /// When the bucket will be full again, plus nothing: the theoretical arrival time of a leaky
  /// bucket, which needs one number where a count and a time would be two.
  private long fullAt = Long.MIN_VALUE;

  /// @param perSecond 1 to 1,000,000
  /// @param burst how many may pass at once, at least 1
  TokenBucket(int perSecond, int burst) {
    this(Moment.SECOND / perSecond, burst);
  }

  private TokenBucket(long interval, int burst) {
    this.interval = interval;
    this.slack = interval * burst;
  }

  /// One that is given back a token each interval, and holds so many.
  public static TokenBucket every(long intervalNanos, int burst) {
    return new TokenBucket(intervalNanos, burst);
  }

  /// Whether there is a token.
  boolean allows(long now) {
    return next(now) - now <= slack;
  }

  /// Takes one token; false when there is none.
  public boolean take(long now) {
    if (!allows(now)) {
      return false;
    }
    fullAt = next(now);
    return true;
  }

  private long next(long now) {
    return Math.max(fullAt, now) + interval;
  }
}
