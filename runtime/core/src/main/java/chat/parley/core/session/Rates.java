package chat.parley.core.session;

import java.util.LinkedHashMap;

/// How often each of many may do something.
///
/// Remembers so many of them; beyond, the one that was not seen for longest begins anew.
///
/// @param <K> who they are
public final class Rates<K> {

  private static final int REMEMBERED_USUALLY = 16_384;

  private final LinkedHashMap<K, TokenBucket> buckets = new LinkedHashMap<>(16, 0.75f, true);
  private final long interval;
  private final int burst;
  private final int remembered;

  /// @param interval after which each of them may do it once more
  /// @param burst how often at once
  Rates(long interval, int burst, int remembered) {
    this.interval = interval;
    this.burst = burst;
    this.remembered = remembered;
  }

  /// So often in a period, all at once if need be; remembers 16,384 of them.
  ///
  /// @param times at least 1
  public static <K> Rates<K> of(int times, long periodNanos) {
    return new Rates<>(periodNanos / times, times, REMEMBERED_USUALLY);
  }

  /// Whether he may do it now.
  public boolean allows(long now, K who) {
    TokenBucket bucket = buckets.get(who);
    return bucket == null || bucket.allows(now);
  }

  /// He does it now; false when he may not.
  public boolean take(long now, K who) {
    TokenBucket bucket = buckets.get(who);
    if (bucket == null) {
      if (buckets.size() == remembered) {
        buckets.pollFirstEntry();
      }
      bucket = TokenBucket.every(interval, burst);
      buckets.put(who, bucket);
    }
    return bucket.take(now);
  }

  /// How many are remembered.
  int size() {
    return buckets.size();
  }
}
