package chat.parley.core.store;

/// How far a sent message has come, as kept on disk, in protocol order.
public enum OutboxState {
  /// In the outbox only.
  PENDING,
  /// In the outbox, and in the recipient's mailbox at the server.
  STORED,
  /// A tombstone takes its place in the stream; the text was given up. Still in the outbox.
  SKIPPED,
  /// Final: the recipient has it.
  DELIVERED,
  /// Final: given up, and the recipient knows that nothing comes under this number.
  FAILED;

  /// Whether the row has left the outbox.
  public boolean isFinal() {
    return this == DELIVERED || this == FAILED;
  }
}
