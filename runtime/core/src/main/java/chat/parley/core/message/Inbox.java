package chat.parley.core.message;

import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.packet.Item;
import chat.parley.core.packet.Limits;
import chat.parley.core.store.HighWater;
import chat.parley.core.store.HistoryRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything received so far, as far as it must be known to take each message once and in order.
public final class Inbox {

  private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;

  /// Mail lives 14 days at the most, so a stream that was silent for longer sends no old copies.
  private static final long FORGET_MILLIS = 15 * DAY_MILLIS;

  private static final long CLAIM_PAST_MILLIS = 14 * DAY_MILLIS;
  private static final long CLAIM_FUTURE_MILLIS = 2L * 60 * 1000;

  /// Incarnations of one sender that are remembered; a reinstallation makes a new one.
  private static final int INCARNATIONS_MAX = 8;

  /// Streams of one sender that are kept at all: one who begins more of them within those days is
  /// not heard in the new ones, or he could fill our memory and disk.
  static final int STREAMS_MAX = 2 * INCARNATIONS_MAX;

  /// Bytes that wait for earlier numbers, of all streams together. Beyond, an item is dropped that
  /// would have to wait; its sender sends it again.
  static final long HELD_MAX = 16L << 20;

  /// The same, of all streams of one sender: one window of the longest texts, so that nobody who is
  /// in earnest is hindered, and one who is not leaves room for others.
  static final long HELD_PER_SENDER_MAX =
      OutboundStream.WINDOW * (Limits.TEXT_MAX + InboundStream.ITEM_BYTES);

  private final Map<IdentityHash, Map<Long, InboundStream>> streams = new LinkedHashMap<>();
  private long lastHistoryId;
  private long held;

  /// From whom an item came, and how.
  public record Origin(
      IdentityHash sender, String nickname, long incarnation, long base, boolean viaMailbox) {}

  /// What became of an item.
  ///
  /// @param stream its stream
  /// @param rows messages that are taken with it, in order; empty when it was a duplicate, is held
  ///   back, or is a tombstone
  /// @param highWater where the stream stands when the rows are durable; null when it has not moved
  public record Offered(
      InboundStream stream, List<HistoryRow> rows, @Nullable HighWater highWater) {}

  /// The inbox as it was on disk.
  public Inbox(List<HighWater> highWaters, long lastHistoryId) {
    this.lastHistoryId = lastHistoryId;
    for (HighWater at : highWaters) {
      streams
          .computeIfAbsent(at.sender(), _ -> new LinkedHashMap<>())
          .put(
              at.incarnation(),
              new InboundStream(at.sender(), at.incarnation(), at.sequence(), at.usedAtMillis()));
    }
  }

  /// Takes an item in, or holds it back, or knows it already.
  public Offered offer(Origin origin, Item item, long nowMillis) {
    Map<Long, InboundStream> known =
        streams.computeIfAbsent(origin.sender(), _ -> new LinkedHashMap<>());
    InboundStream stream = known.get(origin.incarnation());
    if (stream == null) {
      stream = new InboundStream(origin.sender(), origin.incarnation(), 0, nowMillis);
      if (known.size() >= STREAMS_MAX) {
        return new Offered(stream, List.of(), null);
      }
      known.put(origin.incarnation(), stream);
    }
    long before = stream.taken();
    long heldBefore = stream.heldBytes();
    var arrival = new InboundStream.Arrival(item, origin.viaMailbox());
    var rows = new ArrayList<HistoryRow>();
    List<InboundStream.Arrival> taken =
        stream.offer(origin.base(), arrival, nowMillis, room(known));
    for (InboundStream.Arrival ready : taken) {
      if (ready.item() instanceof Item.Message message) {
        rows.add(row(origin, message, ready.viaMailbox(), nowMillis));
      }
    }
    held += stream.heldBytes() - heldBefore;
    return new Offered(stream, rows, stream.taken() == before ? null : stream.highWater());
  }

  private long room(Map<Long, InboundStream> ofSender) {
    long heldOfSender = ofSender.values().stream().mapToLong(InboundStream::heldBytes).sum();
    return Math.min(HELD_MAX - held, HELD_PER_SENDER_MAX - heldOfSender);
  }

  private HistoryRow row(Origin origin, Item.Message message, boolean viaMailbox, long nowMillis) {
    lastHistoryId++;
    long sentAt =
        Math.clamp(
            message.sentAtMillis(), nowMillis - CLAIM_PAST_MILLIS, nowMillis + CLAIM_FUTURE_MILLIS);
    var clamped =
        new Item.Message(
            message.sequence(), sentAt, message.target(), message.fromBot(), message.text());
    return new HistoryRow(
        lastHistoryId,
        origin.sender(),
        origin.nickname(),
        origin.incarnation(),
        clamped,
        nowMillis,
        viaMailbox);
  }

  /// About what the items take that wait for an earlier number.
  long heldBytes() {
    return held;
  }

  /// The stream, or null when nothing has come in it.
  public @Nullable InboundStream find(IdentityHash sender, long incarnation) {
    Map<Long, InboundStream> found = streams.get(sender);
    return found == null ? null : found.get(incarnation);
  }

  /// Forgets the oldest streams of a sender that has more incarnations than are remembered, if they
  /// were silent for 15 days.
  ///
  /// @return the incarnations forgotten
  public List<Long> forget(IdentityHash sender, long nowMillis) {
    Map<Long, InboundStream> known = streams.getOrDefault(sender, Map.of());
    if (known.size() <= INCARNATIONS_MAX) {
      return List.of();
    }
    List<Long> old =
        known.values().stream()
            .filter(stream -> nowMillis - stream.usedAtMillis() > FORGET_MILLIS)
            .map(InboundStream::incarnation)
            .limit(known.size() - (long) INCARNATIONS_MAX)
            .toList();
    for (long incarnation : old) {
      InboundStream gone = known.remove(incarnation);
      held -= gone == null ? 0 : gone.heldBytes();
    }
    return old;
  }
}
