package chat.parley.core.session;

import org.jspecify.annotations.Nullable;

/// The packets that were sent and whose fate is not known, in a ring indexed by packet number.
///
/// Slots are made once and used again, so that sending makes no garbage; a ring that was large for
/// a burst shrinks by half each time that little was in flight, so that a quiet session is small.
final class SentPackets {

  /// What is known of a packet.
  enum Fate {
    /// Not waited for: it asked for no acknowledgement.
    IDLE,
    /// Sent and waited for.
    IN_FLIGHT,
    /// Arrived.
    ACKNOWLEDGED,
    /// Taken for lost.
    LOST
  }

  /// One packet.
  static final class Slot {
    long sentAt;
    int bytes;
    Fate fate = Fate.IDLE;

    /// The frames to be sent again if it is lost.
    Outgoing @Nullable [] frames;

    /// The highest number that it acknowledged, or -1.
    long acknowledges;
  }

  /// How far the numbers in flight may lie apart; the sender waits at that distance.
  static final int SPAN_MAX = 1 << 15;

  private static final int SLOTS_MIN = 4;

  private Slot[] slots = newSlots(SLOTS_MIN);
  private long first;
  private long next;

  /// How far the numbers have lain apart since none was in flight.
  private long span;

  /// The lowest number that may still be in flight.
  long first() {
    return first;
  }

  /// The number of the next packet.
  long next() {
    return next;
  }

  /// Whether one more packet may be sent before older ones are settled.
  boolean hasRoom() {
    return next - first < SPAN_MAX;
  }

  /// The slot of a number from [#first] (inclusive) to [#next] (exclusive).
  Slot slot(long number) {
    return slots[(int) (number & (slots.length - 1))];
  }

  /// The slot of the next number, for the caller to fill.
  Slot add() {
    if (next - first == slots.length) {
      grow();
    }
    Slot slot = slot(next++);
    span = Math.max(span, next - first);
    return slot;
  }

  /// Passes over the packets at the beginning whose fate is known.
  void trim() {
    while (first < next && slot(first).fate != Fate.IN_FLIGHT) {
      slot(first).frames = null;
      first++;
    }
    if (first == next) {
      if (slots.length > SLOTS_MIN && span <= slots.length / 4) {
        slots = newSlots(slots.length / 2);
      }
      span = 0;
    }
  }

  private void grow() {
    Slot[] older = slots;
    slots = newSlots(2 * older.length);
    for (long number = first; number < next; number++) {
      slots[(int) (number & (slots.length - 1))] = older[(int) (number & (older.length - 1))];
    }
  }

  private static Slot[] newSlots(int length) {
    var slots = new Slot[length];
    for (int i = 0; i < length; i++) {
      slots[i] = new Slot();
    }
    return slots;
  }
}
