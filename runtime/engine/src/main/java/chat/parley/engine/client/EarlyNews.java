package chat.parley.engine.client;

import chat.parley.api.Event;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/// What has happened before anybody wanted to know, for the first who do: the newest 256 events.
///
/// Not safe for use by several threads.
final class EarlyNews {

  private static final int KEPT_MAX = 256;

  private final Deque<Event> events = new ArrayDeque<>();
  private boolean isOver;

  /// Something happened.
  void add(Event event) {
    if (isOver) {
      return;
    }
    events.add(event);
    if (events.size() > KEPT_MAX) {
      events.remove();
    }
  }

  /// Takes out what is wanted. Nothing that happens from now on is early.
  List<Event> take(Predicate<Event> wanted) {
    isOver = true;
    List<Event> taken = look(wanted);
    events.removeIf(wanted);
    return taken;
  }

  /// What is wanted, which stays for others.
  List<Event> look(Predicate<Event> wanted) {
    return events.stream().filter(wanted).toList();
  }

  /// Forgets everything.
  void clear() {
    events.clear();
  }
}
