package chat.parley.core.table;

import chat.parley.api.Entry;
import chat.parley.api.Kind;
import chat.parley.api.Nickname;
import chat.parley.api.Presence;
import chat.parley.api.Room;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.EntryKind;
import chat.parley.core.packet.EntryPresence;
import chat.parley.core.packet.TableEntry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Entries of the table as the API shows them.
public final class ShownEntries {

  private ShownEntries() {}

  /// This entry; rooms that break the rules of the API are left out.
  ///
  /// @throws IllegalArgumentException when its nickname breaks them
  public static Entry of(Crypto crypto, TableEntry entry) {
    return new Entry(
        Nickname.of(entry.identity().nickname()),
        presence(entry.presence()),
        kind(entry.kind()),
        entry.address().equals(Address.NONE) ? "" : entry.address().toString(),
        rooms(entry.rooms()),
        entry.status(),
        IdentityHash.of(crypto, entry.identity().identity()).toString());
  }

  /// The rooms with these names, but those that break the rules of the API.
  static Set<Room> rooms(List<String> names) {
    var rooms = new LinkedHashSet<Room>();
    for (String name : names) {
      try {
        rooms.add(new Room(name));
      } catch (IllegalArgumentException _) {
        // Its owner's fault, and no reason to show nothing of him.
      }
    }
    return rooms;
  }

  private static Presence presence(EntryPresence presence) {
    return switch (presence) {
      case ONLINE -> Presence.ONLINE;
      case AWAY -> Presence.AWAY;
      case OFFLINE -> Presence.OFFLINE;
    };
  }

  private static Kind kind(EntryKind kind) {
    return switch (kind) {
      case HUMAN -> Kind.HUMAN;
      case BOT -> Kind.BOT;
    };
  }
}
