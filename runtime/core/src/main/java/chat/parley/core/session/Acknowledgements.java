package chat.parley.core.session;

import chat.parley.core.Moment;
import chat.parley.core.packet.Frame;

/// What of the other side's packets is to be acknowledged, and when (RFC 9000, section 13.2): at
/// once for every second packet and for one out of order, otherwise within 25 ms.
final class Acknowledgements {

  /// Packets that may arrive before one acknowledgement must go.
  private static final int PACKETS_MAX = 2;

  private final ReceivedRanges received = new ReceivedRanges();
  private long highestAt;
  private int pending;
  private boolean due;
  private long dueAt = Moment.NEVER;

  /// The packets that are worth acknowledging.
  ReceivedRanges received() {
    return received;
  }

  /// A packet arrived.
  ///
  /// @param eliciting whether it asks for an acknowledgement
  void add(long now, long number, boolean eliciting) {
    long before = received.highest();
    received.add(number);
    if (number > before) {
      highestAt = now;
    }
    if (!eliciting) {
      return;
    }
    pending++;
    if (pending >= PACKETS_MAX || number < before || (number > before + 1 && received.hasGap())) {
      due = true;
    } else if (dueAt == Moment.NEVER) {
      dueAt = now + RoundTrip.ACKNOWLEDGEMENT_DELAY_MAX_NANOS;
    }
  }

  /// Whether there is anything to say.
  boolean isPending() {
    return pending > 0;
  }

  /// Whether it must be said now, with or without company.
  boolean isDue() {
    return due;
  }

  /// The deadline has passed: it must be said with the next flush.
  void expire(long now) {
    due |= now >= dueAt;
  }

  /// When it must be said at the latest; `Moment.NEVER` when there is nothing to say, or when it is
  /// due already and only the flush is missing.
  long deadline() {
    return due ? Moment.NEVER : dueAt;
  }

  /// The acknowledgement to send now.
  Frame.Acknowledgement frame(long now) {
    return new Frame.Acknowledgement(Math.max(0, now - highestAt) / 1_000, received.descending());
  }

  /// What was said may not have been heard: it is said again with the next flush.
  void repeat() {
    if (received.highest() >= 0) {
      pending++;
      due = true;
    }
  }

  /// It has been sent.
  void sent() {
    pending = 0;
    due = false;
    dueAt = Moment.NEVER;
  }
}
