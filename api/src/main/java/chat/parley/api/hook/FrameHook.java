package chat.parley.api.hook;

/// A hook on the frames of sessions, as they are before they are sealed and after they were opened.
/// It sees the frames that nodes exchange (docs/protocol.md, sections 4.7 to 4.9), whole and once,
/// and not those by which a session looks after itself.
///
/// On the way in a frame may pass, be dropped or be delayed. On the way out a `TEXT` may also be
/// replaced by one of the same incarnation, base and sequence number with other words in it, and
/// every frame be split into several of itself; any other bytes are a failure of the hook. For the
/// other frames are promises: a changed one could call a message delivered that nobody has.
///
/// What is dropped was never said. Nodes ask again for what they miss, within seconds to minutes: a
/// message whose `TEXT` is dropped goes to the mailbox, sealed, in a `STORE`, and is delivered from
/// there unless that is dropped too.
public non-sealed interface FrameHook extends TransportHook {

  /// One frame in a session.
  ///
  /// @param peer the key of the other side's nickname; empty when the other side is the server, or
  ///   a client that has not registered yet
  /// @param kind the frame's name in docs/protocol.md, such as `TEXT` or `RECEIPT`
  /// @param bytes the encoded frame; a copy
  record Frame(String peer, String kind, byte[] bytes) {}

  /// A frame of ours, before it is sent for the first time; not before it is sent again because it
  /// was lost.
  default Verdict out(Frame frame) {
    return Verdict.PASS;
  }

  /// A frame of the other side, possibly not for the first time.
  default Verdict in(Frame frame) {
    return Verdict.PASS;
  }
}
