package chat.parley.core.session;

import chat.parley.core.crypto.PublicKey;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.CloseCode;
import chat.parley.core.packet.Frame;

/// What happened to a session, for the node that owns it.
public sealed interface SessionEvent {

  /// Both sides have proven their keys; frames flow. A rekeyed session is a new one that opens with
  /// [Session#predecessor()] set, and has taken over what its predecessor had not delivered.
  record Opened(Session session) implements SessionEvent {}

  /// A frame arrived, whole and authenticated; possibly for the second time.
  record Received(Session session, Frame.Whole frame) implements SessionEvent {}

  /// What was sent has not been acknowledged for three probe timeouts. The session goes on trying;
  /// reported once until the next acknowledgement.
  record Silent(Session session) implements SessionEvent {}

  /// The other side has been seen, and validated, at another address.
  record Moved(Session session, Address from) implements SessionEvent {}

  /// The session is over and gone. What was queued in it is lost: its owner still holds it.
  record Closed(Session session, End end) implements SessionEvent {}

  /// A server that was asked for its key has told it; [Sessions#open] may follow.
  record Discovered(Address address, PublicKey responderStatic) implements SessionEvent {}

  /// Nobody answers there, neither to a probe nor to a handshake that was tried to the end.
  record Unanswered(Address address) implements SessionEvent {}

  /// How a session ended.
  sealed interface End {

    /// The other side said so.
    record ByPeer(CloseCode code, String reason) implements End {}

    /// This side closed it.
    record ByUs() implements End {}

    /// The other side has lost it: it was restarted.
    record Reset() implements End {}

    /// Nothing was heard, with data outstanding, for 30 seconds, or at all for the idle time; or
    /// pieces of a frame were missing for 90 seconds.
    record TimedOut() implements End {}

    /// No handshake answer after the last attempt.
    record NoAnswer() implements End {}
  }
}
