package chat.parley.api.hook;

import chat.parley.api.plugin.Interested;

/// Something on the way of what this node sends and receives: it sees each piece and says whether
/// it passes.
///
/// Hooks are asked in the order of [#order] on the way out, and in the reverse order on the way in.
/// A hook is called on the node's own thread, one call after the other, and must answer at once: a
/// hook that blocks holds up the whole node, and must not call the [chat.parley.api.Client]. No
/// hook can speak in somebody else's name: datagrams are sealed before they come to a
/// [DatagramHook], and what a [FrameHook] sees of others is authenticated before. It is shown
/// copies; what it does to them changes nothing.
///
/// The host measures each call. A hook fails when it throws, when its answer is null or cannot be
/// carried out, and when it has taken longer than 5 ms five times within 10 s; its last answer
/// counts all the same then. A hook that has failed three times within an hour is not asked any
/// more, and [#onError] says what that means.
///
/// A hook that does not always have something to do may be [Interested] as well. While it has no
/// interest, everything passes it, without its being asked and uncounted; which texts it is
/// interested in, and how soon, says nothing here.
public sealed interface TransportHook permits DatagramHook, FrameHook {

  /// The place among the hooks of its kind; the lowest one is nearest to the node. Those of the
  /// same order stand as they were added. Asked once.
  default int order() {
    return 0;
  }

  /// What becomes of a piece that the hook has failed on, and of all pieces when it has failed too
  /// often. Asked once.
  default OnError onError() {
    return OnError.CLOSED;
  }

  /// What a hook's failure means.
  enum OnError {
    /// Nothing passes a failing hook, for hooks that protect something: after too many failures the
    /// node is cut off until the hook is removed.
    CLOSED,
    /// Everything passes a failing hook, for hooks that only look: after too many failures it is as
    /// if it were not there.
    OPEN
  }
}
