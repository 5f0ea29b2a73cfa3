package chat.parley.core.packet;

/// Whether a nickname can be reached, as the server knows it.
public enum EntryPresence {
  /// Holds a live lease.
  ONLINE,
  /// Holds a live lease, and its owner is not at the keyboard.
  AWAY,
  /// Deregistered, or its lease ran out.
  OFFLINE
}
