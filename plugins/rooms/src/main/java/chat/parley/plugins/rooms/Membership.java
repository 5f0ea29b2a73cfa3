package chat.parley.plugins.rooms;

import chat.parley.api.Client;
import chat.parley.api.Entry;
import chat.parley.api.Nickname;
import chat.parley.api.Room;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Who is in which room: what the table says, and of ourselves also what it does not say yet.
///
/// Safe for use by any thread.
final class Membership {

  private final Client client;

  /// Whether we have joined or left, until the table says the same.
  private final Map<Room, Boolean> ahead = new HashMap<>();

  @Inject
  Membership(Client client) {
    this.client = client;
  }

  /// Joins a room.
  void join(Room room) {
    client.join(room);
    remember(room, true);
  }

  /// Leaves a room.
  void leave(Room room) {
    client.leave(room);
    remember(room, false);
  }

  private synchronized void remember(Room room, boolean isIn) {
    ahead.put(room, isIn);
  }

  /// The rooms that we are in.
  Set<Room> ours() {
    return ours(client.table());
  }

  private Set<Room> ours(Map<Nickname, Entry> table) {
    Entry own = table.get(client.nickname());
    var rooms = new TreeSet<Room>(Comparator.comparing(Room::name));
    if (own != null) {
      rooms.addAll(own.rooms());
    }
    return corrected(rooms);
  }

  private synchronized Set<Room> corrected(Set<Room> rooms) {
    ahead.entrySet().removeIf(it -> rooms.contains(it.getKey()) == it.getValue());
    ahead.forEach((room, isIn) -> {
      if (isIn) {
        rooms.add(room);
      } else {
        rooms.remove(room);
      }
    });
    return rooms;
  }

  /// Whether the table says anything of us; before that we may be in rooms and not know it.
  boolean isKnown() {
    return client.table().containsKey(client.nickname());
  }

  /// Whether we are in this room.
  boolean isOurs(Room room) {
    return ours().contains(room);
  }

  /// Whether somebody is in this room.
  boolean isIn(Nickname nickname, Room room) {
    Entry entry = client.table().get(nickname);
    return entry != null && entry.rooms().contains(room);
  }

  /// The others in this room, by nickname.
  List<Entry> others(Room room) {
    return client.table().values().stream()
        .filter(entry -> entry.rooms().contains(room))
        .filter(entry -> !entry.nickname().equals(client.nickname()))
        .toList();
  }

  /// All rooms that somebody is in, with the others in them.
  Map<Room, List<Entry>> all() {
    Map<Nickname, Entry> table = client.table();
    var rooms = new TreeMap<Room, List<Entry>>(Comparator.comparing(Room::name));
    for (Room room : ours(table)) {
      rooms.put(room, List.of());
    }
    for (Entry entry : table.values()) {
      if (!entry.nickname().equals(client.nickname())) {
        entry.rooms().forEach(room -> rooms.merge(room, List.of(entry), Membership::joined));
      }
    }
    return rooms;
  }

  private static List<Entry> joined(List<Entry> some, List<Entry> more) {
    var all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
