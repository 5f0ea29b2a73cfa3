package chat.parley.api;

/// What answers to a nickname.
public enum Kind {
  /// A person.
  HUMAN,
  /// A program.
  BOT
}
