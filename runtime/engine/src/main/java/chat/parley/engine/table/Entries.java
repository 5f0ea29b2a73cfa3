package chat.parley.engine.table;

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
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes entries as the API shows them.
///
/// For one thread at a time.
public final class Entries {

  private static final Logger log = LoggerFactory.getLogger(Entries.class);

  private final Crypto crypto;

  /// @param crypto one that nobody else uses
  public Entries(Crypto crypto) {
    this.crypto = crypto;
  }

  /// This entry; nothing when it breaks the rules of the API.
  public Optional<Entry> of(TableEntry entry) {
    return isProper(entry) ? Optional.of(make(entry)) : Optional.empty();
  }

  /// Whether it keeps the rules of the API.
  static boolean isProper(TableEntry entry) {
    try {
      String key = Nickname.of(entry.identity().nickname()).key();
      if (key.equals(entry.key())) {
        return true;
      }
      log.debug("Entry left out of the table: reason=its key is not that of its nickname");
    } catch (IllegalArgumentException e) {
      log.debug("Entry left out of the table: reason={}", e.getMessage());
    }
    return false;
  }

  /// An entry that is proper.
  Entry make(TableEntry entry) {
    return new Entry(
        Nickname.of(entry.identity().nickname()),
        presence(entry.presence()),
        kind(entry.kind()),
        entry.address().equals(Address.NONE) ? "" : entry.address().toString(),
        rooms(entry.rooms()),
        entry.status(),
        IdentityHash.of(crypto, entry.identity().identity()).toString());
  }

  private static Set<Room> rooms(List<String> names) {
    var rooms = new LinkedHashSet<Room>();
    for (String name : names) {
      try {
        rooms.add(new Room(name));
      } catch (IllegalArgumentException e) {
        log.debug("Room left out of an entry: reason={}", e.getMessage());
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
