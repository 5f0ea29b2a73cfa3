package chat.parley.engine.store;

import java.time.Instant;

/// A message of a client's past, as its owner sees it. Texts and nicknames are as they came: not
/// escaped.
///
/// @param at when it was received, or sent when it is the owner's own
/// @param sentAt when it was sent, by the sender's clock
/// @param from the nickname of the sender
/// @param to the nickname of the recipient, `#room`, or `*` for everyone
/// @param text what was written
/// @param fate what has become of it
/// @param copies how many recipients an own one was sent to, and 1 for others
/// @param fromBot whether a bot has written it
public record PastMessage(
    Instant at,
    Instant sentAt,
    String from,
    String to,
    String text,
    Fate fate,
    int copies,
    boolean fromBot) {

  /// What has become of a message: of an own one with several recipients, the least that one of
  /// them has.
  public enum Fate {
    /// It came from somebody else.
    RECEIVED,
    /// It will not be delivered.
    FAILED,
    /// It waits in the outbox.
    PENDING,
    /// The server keeps it.
    STORED,
    /// It is in the recipient's history.
    DELIVERED
  }

  /// Whether it went to a room or to everyone.
  public boolean isToMany() {
    return to.startsWith("#") || to.equals("*");
  }

  /// Whether the owner has written it.
  public boolean isOwn() {
    return fate != Fate.RECEIVED;
  }
}
