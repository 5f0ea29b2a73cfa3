package chat.parley.engine.client;

import chat.parley.api.Message;
import chat.parley.api.MessageId;
import chat.parley.api.Nickname;
import chat.parley.api.Target;
import chat.parley.api.Via;
import chat.parley.core.store.HistoryRow;
import java.time.Instant;

/// Rows of the history as messages of the API.
///
/// Confined to the loop.
final class Messages {

  private final Nickname us;

  /// Messages mostly come in runs from one sender, and it is dear to look at a nickname's letters.
  private Nickname lastSender;

  /// @param us who the messages were sent to, alone or among others
  Messages(Nickname us) {
    this.us = us;
    this.lastSender = us;
  }

  /// The message of this row.
  ///
  /// @throws IllegalArgumentException when its sender has no nickname
  Message of(HistoryRow row) {
    return new Message(
        new MessageId(row.incarnation(), us.key(), row.message().sequence()),
        sender(row.nickname()),
        target(row.message().target()),
        row.message().text(),
        Instant.ofEpochMilli(row.message().sentAtMillis()),
        Instant.ofEpochMilli(row.receivedAtMillis()),
        row.viaMailbox() ? Via.MAILBOX : Via.DIRECT,
        row.message().fromBot());
  }

  private Nickname sender(String shown) {
    if (!lastSender.shown().equals(shown)) {
      lastSender = Nickname.of(shown);
    }
    return lastSender;
  }

  /// What the sender says of whom else he wrote to; the message is for us in any case.
  private Target target(String written) {
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
