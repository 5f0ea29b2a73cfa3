package chat.parley.core.packet;

/// One place in the stream from a sender incarnation to a recipient: a text, or a tombstone.
///
/// The same item travels live in a [Frame.Text] and sealed in mail.
public sealed interface Item permits Item.Message, Item.Skip {

  /// The sequence number, from 1 without gaps.
  long sequence();

  /// What a person or bot wrote.
  ///
  /// @param sentAtMillis the sender's wall clock, milliseconds since 1970
  /// @param target empty for the recipient alone, `#room`, or `*` for everyone
  /// @param fromBot whether the sender is a bot
  /// @param text at most [Limits#TEXT_MAX] bytes of UTF-8
  record Message(long sequence, long sentAtMillis, String target, boolean fromBot, String text)
      implements Item {}

  /// Nothing will ever come under this number.
  record Skip(long sequence) implements Item {}
}
