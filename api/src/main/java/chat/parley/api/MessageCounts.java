package chat.parley.api;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What has become of the messages of a client since it was started. Its own are counted once for
/// each of their recipients.
///
/// @param received messages of others that have arrived, by the way they came, whether or not a
///   filter lets them be shown
/// @param sent messages of its own that it has taken into its outbox
/// @param stored those that the server has kept, as often as it did
/// @param delivered those that are in their recipients' histories, by the way they went
/// @param failed those that will not be delivered, by the reason; those that it did not take into
///   its outbox are not among them
/// @param deliveryTimes how long it took from the sending of those delivered to their receipt
public record MessageCounts(
    Map<Via, Long> received,
    long sent,
    long stored,
    Map<Via, Long> delivered,
    Map<Delivery.Reason, Long> failed,
    Times deliveryTimes) {

  /// There have been no messages yet.
  public static final MessageCounts NONE =
      new MessageCounts(
          Map.of(), 0, 0, Map.of(), Map.of(), new Times(0, Duration.ZERO, new TreeMap<>()));

  /// Copies the maps, and counts 0 of what is not in them.
  public MessageCounts {
    received = complete(Via.class, received);
    delivered = complete(Via.class, delivered);
    failed = complete(Delivery.Reason.class, failed);
  }

  private static <K extends Enum<K>> Map<K, Long> complete(Class<K> keys, Map<K, Long> counts) {
    var all = new EnumMap<K, Long>(keys);
    for (K key : keys.getEnumConstants()) {
      all.put(key, counts.getOrDefault(key, 0L));
    }
    return Collections.unmodifiableMap(all);
  }

  /// How long something took.
  ///
  /// @param count how often it happened
  /// @param total how long all of it took together
  /// @param within how many took no longer than so long, ascending; what is in one is in all after
  ///   it
  public record Times(long count, Duration total, SortedMap<Duration, Long> within) {

    /// Copies the map.
    public Times {
      within = Collections.unmodifiableSortedMap(new TreeMap<>(within));
    }
  }
}
