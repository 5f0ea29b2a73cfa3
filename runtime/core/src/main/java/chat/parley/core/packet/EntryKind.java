package chat.parley.core.packet;

/// What answers to a nickname.
public enum EntryKind {
  /// A person.
  HUMAN,
  /// A program.
  BOT
}
