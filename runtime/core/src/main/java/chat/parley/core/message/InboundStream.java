package chat.parley.core.message;

import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.packet.Item;
import chat.parley.core.store.HighWater;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// What has come from one sender under one incarnation: taken in order, each number once, early
/// ones held back.
///
/// Confined to the thread of its node.
public final class InboundStream {

  private final IdentityHash sender;
  private final long incarnation;
  private final TreeMap<Long, Arrival> held = new TreeMap<>();
  private long taken;
  private long committed;
  private long usedAtMillis;

  /// An item and how it came.
  record Arrival(Item item, boolean viaMailbox) {}

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
  List<Arrival> offer(long base, Arrival arrival, long nowMillis) {
    usedAtMillis = nowMillis;
    if (base - 1 > taken) {
      taken = base - 1;
      held.headMap(base, false).clear();
    }
    long sequence = arrival.item().sequence();
    if (sequence > taken && sequence <= taken + OutboundStream.WINDOW) {
      held.putIfAbsent(sequence, arrival);
    }
    var ready = new ArrayList<Arrival>();
    while (!held.isEmpty() && held.firstKey() == taken + 1) {
      ready.add(held.pollFirstEntry().getValue());
      taken++;
    }
    return ready;
  }
}
