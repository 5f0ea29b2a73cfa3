package chat.parley.engine.client;

import chat.parley.api.Message;
import chat.parley.api.MessageId;
import chat.parley.api.Nickname;
import chat.parley.api.Target;
import chat.parley.api.Via;
import chat.parley.core.store.HistoryRow;
import java.time.Instant;

/// Rows of the history as messages of the API.
final class Messages {

  private Messages() {}

  /// The message of this row.
  ///
  /// @param us who it was sent to, alone or among others
  static Message of(HistoryRow row, Nickname us) {
    return new Message(
        new MessageId(row.incarnation(), us.key(), row.message().sequence()),
        Nickname.of(row.nickname()),
        target(row.message().target(), us),
        row.message().text(),
        Instant.ofEpochMilli(row.message().sentAtMillis()),
        Instant.ofEpochMilli(row.receivedAtMillis()),
        row.viaMailbox() ? Via.MAILBOX : Via.DIRECT,
        row.message().fromBot());
  }

  /// What the sender says of whom else he wrote to; the message is for us in any case.
  private static Target target(String written, Nickname us) {
    if (written.isEmpty()) {
      return us;
    }
    try {
      return Target.of(written);
    } catch (IllegalArgumentException _) {
      return us;
    }
  }
}
