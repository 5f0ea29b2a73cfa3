package chat.parley.engine.client;

import chat.parley.api.Presence;
import chat.parley.api.Room;
import chat.parley.core.Command;
import chat.parley.core.packet.EntryPresence;
import chat.parley.core.packet.Limits;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.packet.Utf8;
import chat.parley.core.store.ClientImage;
import java.util.ArrayList;
import java.util.List;

/// What we let others see of us in the table.
///
/// @param presence online or away
/// @param rooms the rooms that we have joined, in the order of joining
record Profile(EntryPresence presence, List<String> rooms, String status) {

  /// Nothing but that we are there.
  static final Profile PLAIN = new Profile(EntryPresence.ONLINE, List.of(), "");

  /// Checks the limits of the wire.
  Profile {
    rooms = List.copyOf(rooms);
    if (rooms.size() > Limits.ROOMS_MAX) {
      throw new IllegalArgumentException(
          "%d rooms are joined already, that is all one may".formatted(Limits.ROOMS_MAX));
    }
    int bytes = Utf8.length(status);
    if (bytes < 0 || bytes > Limits.STATUS_MAX) {
      throw new IllegalArgumentException(
          "a status is whole characters of at most %d bytes of UTF-8".formatted(Limits.STATUS_MAX));
    }
  }

  /// The rooms and the status of our own entry in this image, as an earlier run has left it, if
  /// any; we are online.
  ///
  /// @param key our nickname's
  static Profile in(ClientImage image, String key) {
    return image.table().entries().stream()
        .filter(entry -> entry.key().equals(key))
        .findFirst()
        .map(Profile::of)
        .orElse(PLAIN);
  }

  private static Profile of(TableEntry ours) {
    return new Profile(EntryPresence.ONLINE, ours.rooms(), ours.status());
  }

  Profile with(Presence next, String nextStatus) {
    return switch (next) {
      case ONLINE -> new Profile(EntryPresence.ONLINE, rooms, nextStatus);
      case AWAY -> new Profile(EntryPresence.AWAY, rooms, nextStatus);
      case OFFLINE ->
          throw new IllegalArgumentException("to be offline is to deregister, not to say so");
    };
  }

  Profile with(Room room) {
    var next = new ArrayList<>(rooms);
    next.remove(room.name());
    next.add(room.name());
    return new Profile(presence, next, status);
  }

  Profile without(Room room) {
    var next = new ArrayList<>(rooms);
    next.remove(room.name());
    return new Profile(presence, next, status);
  }

  Command.Present command() {
    return new Command.Present(presence, rooms, status);
  }
}
