package chat.parley.api;

import java.util.Objects;

/// What names one copy of one message for ever: its sender's incarnation, its recipient, and its
/// place among the messages between the two.
///
/// @param incarnation the sender incarnation, a random number that changes with a reinstallation
/// @param recipient the key of the recipient's nickname
/// @param sequence counts from 1 for each incarnation and recipient
public record MessageId(long incarnation, String recipient, long sequence) {

  /// Checks that a recipient is there.
  public MessageId {
    Objects.requireNonNull(recipient, "recipient");
  }

  /// A form for logs and JSON: `1f00…-bob-17`.
  @Override
  public String toString() {
    return "%016x-%s-%d".formatted(incarnation, recipient, sequence);
  }
}
