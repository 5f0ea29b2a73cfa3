package chat.parley.core.store;

import chat.parley.core.crypto.Identity;
import java.util.List;

/// All durable state that a server node starts from.
///
/// @param identity its keys
/// @param epoch the highest epoch ever begun, 0 if none
/// @param names all nicknames, in the order of their keys
/// @param mails all stored mails, in the order of their ids
public record ServerImage(
    Identity identity, long epoch, List<NameRow> names, List<MailIndex> mails) {

  /// The image of a server that was never started before.
  public static ServerImage fresh(Identity identity) {
    return new ServerImage(identity, 0, List.of(), List.of());
  }
}
