package chat.parley.api;

import java.util.Set;

/// One nickname in the table.
///
/// @param nickname whose entry it is
/// @param presence whether it can be reached
/// @param kind person or bot
/// @param address IP and port at which the server saw it last, `host:port`; empty if unknown
/// @param rooms the rooms that it has joined
/// @param status a short text of its owner's, may be empty; escape it before showing it
/// @param fingerprint the identity's fingerprint, 32 hexadecimal digits
public record Entry(
    Nickname nickname,
    Presence presence,
    Kind kind,
    String address,
    Set<Room> rooms,
    String status,
    String fingerprint) {

  /// Copies the set.
  public Entry {
    rooms = Set.copyOf(rooms);
  }
}
