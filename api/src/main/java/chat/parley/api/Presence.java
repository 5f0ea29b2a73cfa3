package chat.parley.api;

/// Whether a nickname can be reached, as the table says.
public enum Presence {
  /// Registered, heard of within its lease.
  ONLINE,
  /// Online, and its owner is not at the keyboard.
  AWAY,
  /// Deregistered, or not heard of for its lease.
  OFFLINE
}
