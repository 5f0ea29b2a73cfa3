package chat.parley.core.message;

import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.packet.Item;
import chat.parley.core.store.HighWater;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What has come from one sender under one incarnation: taken in order, each number once, early
/// ones held back.
///
/// Confined to the thread of its node.
public final class InboundStream {

  /// About what an item takes besides its text.
  static final long ITEM_BYTES = 128;

  private final IdentityHash sender;
  private final long incarnation;
  private final TreeMap<Long, Arrival> held = new TreeMap<>();
  private long taken;
  private long committed;
  private long usedAtMillis;
  private long heldBytes;

  /// An item and how it came.
  record Arrival(Item item, boolean viaMailbox) {

    /// About what it takes in memory.
    long bytes() {
      return switch (item) {
        case Item.Message message -> ITEM_BYTES + message.text().length();
        case Item.Skip _ -> ITEM_BYTES;
      };
    }
  }

  InboundStream(IdentityHash sender, long incarnation, long sequence, long usedAtMillis) {
    this.sender = sender;
    this.incarnation = incarnation;
    this.taken = sequence;
    this.committed = sequence;
    this.usedAtMillis = usedAtMillis;
  }

  /// Whose stream it is.
  public IdentityHash sender() {
    return sender;
  }

  /// The sender incarnation.
  public long incarnation() {
    return incarnation;
  }

  /// Up to which number everything is durable: what a receipt may say.
  public long committed() {
    return committed;
  }

  /// Up to which number everything is taken, durable or on its way there.
  public long taken() {
    return taken;
  }

  /// Whether something waits for an earlier number.
  public boolean isHolding() {
    return !held.isEmpty();
  }

  /// About what the items take that wait for an earlier number.
  long heldBytes() {
    return heldBytes;
  }

  long usedAtMillis() {
    return usedAtMillis;
  }

  /// Takes in that everything up to `sequence` is durable.
  public void commit(long sequence) {
    committed = Math.max(committed, sequence);
  }

  HighWater highWater() {
    return new HighWater(sender, incarnation, taken, usedAtMillis);
  }

  /// Takes an item, and what it makes room for; answers what is taken now, in order, or nothing.
  ///
  /// @param base all numbers below it are settled as far as the sender knows; raises the stream
  ///   when our own memory of it was lost
  /// @param room for so many bytes more that have to wait
  List<Arrival> offer(long base, Arrival arrival, long nowMillis, long room) {
    usedAtMillis = nowMillis;
    if (base - 1 > taken) {
      taken = base - 1;
      Map<Long, Arrival> settled = held.headMap(base, false);
      heldBytes -= settled.values().stream().mapToLong(Arrival::bytes).sum();
      settled.clear();
    }
    long sequence = arrival.item().sequence();
    boolean isNext = sequence == taken + 1;
    boolean mayWait =
        sequence > taken && sequence <= taken + OutboundStream.WINDOW && arrival.bytes() <= room;
    if ((isNext || mayWait) && held.putIfAbsent(sequence, arrival) == null) {
      heldBytes += arrival.bytes();
    }
    var ready = new ArrayList<Arrival>();
    while (!held.isEmpty() && held.firstKey() == taken + 1) {
      Arrival next = held.pollFirstEntry().getValue();
      heldBytes -= next.bytes();
      ready.add(next);
      taken++;
    }
    return ready;
  }
}
