package chat.parley.core.store;

import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.crypto.Prekey;
import chat.parley.core.packet.TableEntry;
import java.util.List;

/// What a client node writes, and what its owner has deleted.
public sealed interface ClientWrite extends Write {

  /// A new message, before it is first sent; it raises the stream's last used sequence number.
  record Sent(OutboxRow row) implements ClientWrite {}

  /// So much has been said in a conversation; written together with the message that was said.
  record Said(Saying saying) implements ClientWrite {}

  /// Forgets how much was said in a conversation.
  record ConversationEnded(String conversation) implements ClientWrite {}

  /// Moves the rows `first` to `last` of a stream to another state, except those in a final one.
  ///
  /// @param atMillis the wall clock, kept as the time of the change
  record Mark(
      long incarnation, String recipient, long first, long last, OutboxState state, long atMillis)
      implements ClientWrite {}

  /// A received message; not shown yet. It raises its stream's high water to its number.
  record Taken(HistoryRow row) implements ClientWrite {}

  /// A stream's high water where no history row says it, because numbers that carry nothing have
  /// raised it; replaces the earlier one.
  record Raised(HighWater highWater) implements ClientWrite {}

  /// Forgets a stream that has been silent for long.
  record Forgotten(IdentityHash sender, long incarnation) implements ClientWrite {}

  /// All history rows up to `id` have been shown.
  record Shown(long id) implements ClientWrite {}

  /// The history row `id` has been shown, while one before it has not.
  record ShownEarly(long id) implements ClientWrite {}

  /// A mail that could not be opened, set aside.
  record SetAside(byte[] mail, String reason, long atMillis) implements ClientWrite {}

  /// A whole new table in place of the old one.
  record TableReplaced(TableImage table) implements ClientWrite {}

  /// Entries of the table that are new or changed; the others stay.
  record TableChanged(long epoch, long version, byte[] chain, List<TableEntry> changes)
      implements ClientWrite {}

  /// A nickname's trusted identity; replaces the earlier one.
  record Pinned(Pin pin) implements ClientWrite {}

  /// Forgets whose keys a nickname is trusted to have.
  record Unpinned(String nickname) implements ClientWrite {}

  /// Forgets the server's trusted keys.
  record UnpinnedServer() implements ClientWrite {}

  /// The server's trusted keys.
  record PinnedServer(ServerPin pin) implements ClientWrite {}

  /// Our own nickname certificate, encoded.
  record Certified(byte[] certificate) implements ClientWrite {}

  /// No handshake counter below `next` will be used after a restart.
  record Reserved(long next) implements ClientWrite {}

  /// A new mailbox prekey, and the number of the identity record that tells of it.
  record PrekeyMade(Prekey prekey, long recordSequence) implements ClientWrite {}

  /// Deletes messages that were received or settled before this moment: of those that have been
  /// shown, and of own ones in a final state. Some of the oldest are looked at each time. Nothing
  /// that keeps a message from being shown again goes with them.
  record Expired(long beforeMillis) implements ClientWrite {}

  /// Deletes what was written in one place, as far as it has been shown, or is in a final state.
  ///
  /// @param nickname the key of the nickname that it is from or to; empty for everybody's
  /// @param target the room, or everyone, that it went to; empty for what went to one person
  /// @param outbox whether texts that wait in the outbox are given up as well
  record Erased(String nickname, String target, boolean outbox) implements ClientWrite {}

  /// A prekey that no mail can need any more.
  record PrekeyGone(int id) implements ClientWrite {}
}
