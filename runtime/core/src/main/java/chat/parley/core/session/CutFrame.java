package chat.parley.core.session;

import chat.parley.core.packet.Frame;

/// A frame that is too long for one packet and travels in pieces.
final class CutFrame {

  private final Frame.Whole frame;
  private final long id;
  private final int length;
  private int missing;
  private boolean abandoned;

  /// @param id its number among the cut frames of the session
  /// @param length of the encoded frame, in bytes
  /// @param pieces how many fragments it is cut into
  CutFrame(Frame.Whole frame, long id, int length, int pieces) {
    this.frame = frame;
    this.id = id;
    this.length = length;
    this.missing = pieces;
  }

  Frame.Whole frame() {
    return frame;
  }

  long id() {
    return id;
  }

  int length() {
    return length;
  }

  /// One more piece has arrived; true when it was the last one.
  boolean pieceDelivered() {
    return --missing == 0;
  }

  /// The pieces are of no use any more: another session sends the frame from its beginning.
  void abandon() {
    abandoned = true;
  }

  boolean isAbandoned() {
    return abandoned;
  }
}
