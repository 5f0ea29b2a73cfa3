package chat.parley.core.store;

import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.packet.Item;

/// One received message.
///
/// @param id counts received messages from 1, in the order in which they were taken
/// @param sender the sender's identity
/// @param nickname the sender's nickname as shown when it arrived
/// @param incarnation the sender incarnation
/// @param viaMailbox whether it came out of the mailbox
public record HistoryRow(
    long id,
    IdentityHash sender,
    String nickname,
    long incarnation,
    Item.Message message,
    long receivedAtMillis,
    boolean viaMailbox) {

  /// Where its stream stands with this row.
  public HighWater highWater() {
    return new HighWater(sender, incarnation, message.sequence(), receivedAtMillis);
  }
}
