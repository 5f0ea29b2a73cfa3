package chat.parley.core.server;

import chat.parley.core.session.TokenBucket;
import java.util.LinkedHashMap;

/// How often each of many may do something: so often in a period, all at once if need be.
///
/// Remembers 16,384 of them; beyond, the one that was not seen for longest begins anew.
///
/// @param <K> who they are
final class Rates<K> {

  static final int REMEMBERED_MAX = 16_384;

  private final LinkedHashMap<K, TokenBucket> buckets = new LinkedHashMap<>(16, 0.75f, true);
  private final long interval;
  private final int burst;

  /// @param times at least 1
  Rates(int times, long periodNanos) {
    this.interval = periodNanos / times;
    this.burst = times;
  }

  /// Whether he may do it now.
  boolean allows(long now, K who) {
    TokenBucket bucket = buckets.get(who);
    return bucket == null || bucket.allows(now);
  }

  /// He does it now; false when he may not.
  boolean take(long now, K who) {
    TokenBucket bucket = buckets.get(who);
    if (bucket == null) {
      if (buckets.size() == REMEMBERED_MAX) {
        buckets.pollFirstEntry();
      }
      bucket = TokenBucket.every(interval, burst);
      buckets.put(who, bucket);
    }
    return bucket.take(now);
  }
}
