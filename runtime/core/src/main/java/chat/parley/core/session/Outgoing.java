package chat.parley.core.session;

import chat.parley.core.packet.Frame;
import org.jspecify.annotations.Nullable;

/// One frame on its way: queued, in one or several packets in flight, or delivered.
///
/// A probe repeats a frame while its first packet may still arrive, so the frame itself knows what
/// became of it, and not the packet.
final class Outgoing {

  private final Frame.AckEliciting frame;
  private final int length;
  private final @Nullable CutFrame cut;

  private long order;

  /// The last packet that carried it; -1 before the first.
  private long packet = -1;

  private boolean delivered;
  private boolean waiting = true;

  /// A frame to be queued.
  ///
  /// @param length of the encoded frame, in bytes
  /// @param order rises with each frame of a queue
  /// @param cut what this is a piece of, if it is one
  Outgoing(Frame.AckEliciting frame, int length, long order, @Nullable CutFrame cut) {
    this.frame = frame;
    this.length = length;
    this.order = order;
    this.cut = cut;
  }

  Frame.AckEliciting frame() {
    return frame;
  }

  int length() {
    return length;
  }

  long order() {
    return order;
  }

  /// Gives it another place among the frames of a queue.
  void reorder(long place) {
    order = place;
  }

  @Nullable CutFrame cut() {
    return cut;
  }

  /// Whether it need not be sent any more.
  boolean isSettled() {
    return delivered || (cut != null && cut.isAbandoned());
  }

  /// Whether it stands in a queue and not in a packet.
  boolean isWaiting() {
    return waiting;
  }

  /// Whether this packet carries it already.
  boolean isIn(long number) {
    return packet == number;
  }

  void sentIn(long number) {
    packet = number;
    waiting = false;
  }

  void waits() {
    waiting = true;
  }

  /// Remembers that it arrived; true the first time.
  boolean deliver() {
    boolean first = !delivered;
    delivered = true;
    return first;
  }
}
