package chat.parley.core.store;

import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.packet.Item;

/// One sent message.
///
/// @param incarnation the sender incarnation it was numbered under
/// @param recipient the key of the recipient's nickname
/// @param identity the recipient's identity, to which it was addressed
/// @param message what was sent, with its sequence number
public record OutboxRow(
    long incarnation,
    String recipient,
    IdentityHash identity,
    Item.Message message,
    OutboxState state) {

  /// This row in another state.
  public OutboxRow in(OutboxState next) {
    return new OutboxRow(incarnation, recipient, identity, message, next);
  }
}
