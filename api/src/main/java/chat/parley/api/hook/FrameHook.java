package chat.parley.api.hook;

/// A hook on the frames of sessions, as they are before they are sealed and after they were opened.
///
/// On the way in a frame may pass, be dropped or be delayed, but not be replaced or split: its
/// bytes are what the other side has said.
public non-sealed interface FrameHook extends TransportHook {

  /// One frame in a session.
  ///
  /// @param peer the nickname of the other side; empty when that is the server
  /// @param kind the frame's name in docs/protocol.md, such as `TEXT` or `RECEIPT`
  /// @param bytes the encoded frame, not to be changed
  record Frame(String peer, String kind, byte[] bytes) {}

  /// A frame of ours, each time before it is sent for the first time.
  default Verdict out(Frame frame) {
    return Verdict.PASS;
  }

  /// A frame of the other side.
  default Verdict in(Frame frame) {
    return Verdict.PASS;
  }
}
