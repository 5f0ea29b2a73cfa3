package chat.parley.api.hook;

/// Something on the way of what this node sends and receives: it sees each piece and says whether
/// it passes.
///
/// Hooks are asked in the order of [#order] on the way out, and in the reverse order on the way in.
/// A hook is called on the network's own thread and must answer at once; the host measures it. No
/// hook can speak in somebody else's name: datagrams are sealed before they come to a
/// [DatagramHook], and what a [FrameHook] sees of others is authenticated before.
public sealed interface TransportHook permits DatagramHook, FrameHook {

  /// The place among the hooks; the lowest one is nearest to the node.
  default int order() {
    return 0;
  }

  /// What happens to a piece when the hook throws, or takes longer than it may.
  default OnError onError() {
    return OnError.CLOSED;
  }

  /// What a hook's failure means.
  enum OnError {
    /// Nothing passes a failing hook: for hooks that protect something.
    CLOSED,
    /// Everything passes a failing hook: for hooks that only look.
    OPEN
  }
}
