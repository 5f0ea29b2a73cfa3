package chat.parley.testkit;

import chat.parley.api.Entry;
import chat.parley.api.Room;
import chat.parley.core.packet.TableEntry;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/// How somebody stands in a table, whether the server's or a client's.
record Standing(String key, String presence, Set<String> rooms, String status) {

  static Standing of(TableEntry entry) {
    return new Standing(
        entry.key(), entry.presence().name(), new HashSet<>(entry.rooms()), entry.status());
  }

  static Standing of(Entry entry) {
    return new Standing(
        entry.nickname().key(),
        entry.presence().name(),
        entry.rooms().stream().map(Room::name).collect(Collectors.toSet()),
        entry.status());
  }
}
