package chat.parley.core;

import chat.parley.core.packet.EntryPresence;
import chat.parley.core.store.Saying;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the owner of a node can ask of it.
public sealed interface Command {

  /// What the owner of a client node can ask.
  sealed interface ToClient extends Command {}

  /// Register at the server, and stay registered until told otherwise.
  record Register() implements ToClient {}

  /// Leave the server.
  record Deregister() implements ToClient {}

  /// Send a text to one nickname; answered by [Output.Accepted] or [Output.Rejected].
  ///
  /// @param request the owner's number for it
  /// @param recipient the key of the recipient's nickname
  /// @param target empty for the recipient alone, `#room`, or `*`
  /// @param saying written down together with the message, if there is one
  record Send(long request, String recipient, String target, String text, @Nullable Saying saying)
      implements ToClient {

    /// A text that is part of no conversation to be remembered.
    public Send(long request, String recipient, String target, String text) {
      this(request, recipient, target, text, null);
    }
  }

  /// Forget how much was said in this conversation, after all that was asked for before is written.
  ///
  /// @param conversation see [Saying]
  record EndConversation(String conversation) implements ToClient {}

  /// Tell the others this about us.
  record Present(EntryPresence presence, List<String> rooms, String status) implements ToClient {}

  /// Trust the keys that a nickname shows now.
  ///
  /// @param nickname the nickname's key
  record Trust(String nickname) implements ToClient {}

  /// Note that people have compared the safety words of the keys that a nickname is known by.
  ///
  /// @param nickname the nickname's key
  record Verify(String nickname) implements ToClient {}

  /// Forget whose keys a nickname is trusted to have.
  ///
  /// @param nickname the nickname's key
  record Forget(String nickname) implements ToClient {}

  /// Forget the server's keys; it is met for the first time again with the next session.
  record ForgetServer() implements ToClient {}

  /// Open a session with a nickname unless there is one, however short ago that has failed, and
  /// count from now on what becomes of its packets.
  ///
  /// @param nickname the nickname's key
  record Measure(String nickname) implements ToClient {}

  /// Send one datagram of so many bytes in the session with a nickname, if there is one, that asks
  /// for nothing but an acknowledgement.
  ///
  /// @param nickname the nickname's key
  /// @param bytes 68 to 1200
  record Sound(String nickname, int bytes) implements ToClient {}

  /// All messages up to this history id have been shown.
  record Shown(long historyId) implements ToClient {}

  /// The message of this history id has been shown, while one before it has not.
  record ShownEarly(long historyId) implements ToClient {}

  /// Say goodbye and send nothing more. What is in the outbox stays there.
  record Close() implements ToClient, ToServer {}

  /// What the owner of a server node can ask.
  sealed interface ToServer extends Command {}

  /// Ask with [Output.Judge] about each registration from now on, or not any more; what is being
  /// asked about then is taken. Nothing is asked about before this.
  record JudgeRegistrations(boolean isOn) implements ToServer {}
}
