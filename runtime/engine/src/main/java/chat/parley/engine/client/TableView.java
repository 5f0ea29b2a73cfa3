package chat.parley.engine.client;

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
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The table as the API shows it, made from the node's; entries that did not change are made once.
///
/// Safe for use by any thread.
final class TableView {

  private static final Logger log = LoggerFactory.getLogger(TableView.class);

  private final Crypto crypto;

  // Guarded by this object's monitor.
  private Map<TableEntry, @Nullable Entry> made = new HashMap<>();

  /// @param crypto one that nobody else uses
  TableView(Crypto crypto) {
    this.crypto = crypto;
  }

  /// The same entries, by nickname in their order. What breaks the rules of the API is left out.
  synchronized Map<Nickname, Entry> of(List<TableEntry> entries) {
    var next = new HashMap<TableEntry, @Nullable Entry>();
    var table = new LinkedHashMap<Nickname, Entry>();
    for (TableEntry entry : entries) {
      Entry shown = made.containsKey(entry) ? made.get(entry) : make(entry);
      next.put(entry, shown);
      if (shown != null) {
        table.put(shown.nickname(), shown);
      }
    }
    made = next;
    return Collections.unmodifiableMap(table);
  }

  private @Nullable Entry make(TableEntry entry) {
    try {
      return new Entry(
          Nickname.of(entry.identity().nickname()),
          presence(entry.presence()),
          kind(entry.kind()),
          entry.address().equals(Address.NONE) ? "" : entry.address().toString(),
          rooms(entry.rooms()),
          entry.status(),
          IdentityHash.of(crypto, entry.identity().identity()).toString());
    } catch (IllegalArgumentException e) {
      log.debug("Entry left out of the table: reason={}", e.getMessage());
      return null;
    }
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
