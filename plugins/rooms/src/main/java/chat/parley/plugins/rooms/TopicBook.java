package chat.parley.plugins.rooms;

import chat.parley.api.Room;
import chat.parley.api.plugin.Store;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The topics that we know, on disk, and the rooms of which we know that there is none to be had.
///
/// Safe for use by any thread.
final class TopicBook {

  private static final String PREFIX = "topic/";

  /// More than anybody is in; others must not fill our disk.
  private static final int ROOMS_MAX = 1_000;

  private static final String NONE = "";

  private final Store store;

  @Inject
  TopicBook(Store store) {
    this.store = store;
  }

  private static String key(Room room) {
    return PREFIX + room;
  }

  /// The topic of a room, if it has one.
  Optional<Topic> topic(Room room) {
    return last(room).filter(topic -> !topic.text().isEmpty());
  }

  /// What was last said of a room, and be it that it has no topic any more.
  Optional<Topic> last(Room room) {
    return store.get(key(room)).flatMap(Topic::parse);
  }

  /// Whether anything is known of a room.
  boolean knows(Room room) {
    return store.get(key(room)).isPresent();
  }

  /// Takes a topic in, unless a later one is known.
  ///
  /// @return whether it is news
  synchronized boolean offer(Topic topic) {
    Optional<Topic> known = last(topic.room());
    boolean isNews = known.isEmpty() || topic.replaces(known.get());
    if (isNews && (knows(topic.room()) || store.entries(PREFIX).size() < ROOMS_MAX)) {
      store.put(key(topic.room()), topic.line());
      return true;
    }
    return false;
  }

  /// Nobody could say what a room is about.
  synchronized void offerNone(Room room) {
    if (!knows(room)) {
      store.put(key(room), NONE);
    }
  }

  /// A room that we are not in any more.
  synchronized void forget(Room room) {
    store.remove(key(room));
  }

  /// The rooms of which something is known.
  Set<Room> rooms() {
    return store.entries(PREFIX).keySet().stream()
        .map(key -> new Room(key.substring(PREFIX.length())))
        .collect(Collectors.toSet());
  }
}
