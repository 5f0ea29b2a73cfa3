package chat.parley.core.packet;

import chat.parley.core.crypto.IdentityRecord;
import java.util.List;

/// One nickname in the table, as it travels.
///
/// @param identity the self-signed keys; whoever relies on them verifies the signature first
/// @param generation rises each time the nickname changes its owner
/// @param address where the client was last seen; [Address#NONE] if unknown
/// @param rooms the rooms that it has joined, each with its `#`
/// @param status a short text, may be empty
public record TableEntry(
    IdentityRecord identity,
    long generation,
    EntryPresence presence,
    EntryKind kind,
    Address address,
    List<String> rooms,
    String status) {

  /// Copies the list.
  public TableEntry {
    rooms = List.copyOf(rooms);
  }

  /// The nickname's key: what it is compared and looked up by.
  public String key() {
    return identity.nicknameKey();
  }

  /// This entry with another record.
  public TableEntry withIdentity(IdentityRecord next) {
    return new TableEntry(next, generation, presence, kind, address, rooms, status);
  }

  /// This entry with another presence.
  public TableEntry withPresence(EntryPresence next) {
    return new TableEntry(identity, generation, next, kind, address, rooms, status);
  }

  /// This entry seen at another address.
  public TableEntry withAddress(Address next) {
    return new TableEntry(identity, generation, presence, kind, next, rooms, status);
  }
}
