package chat.parley.testkit;

import chat.parley.api.Event;
import chat.parley.api.Nickname;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/// What has happened to somebody, as his client tells it, and was not awaited yet.
///
/// To be used by the test's own thread.
final class Happenings {

  private final Kit kit;
  private final Nickname nickname;
  private final List<Event> happened = new ArrayList<>();

  Happenings(Kit kit, Nickname nickname) {
    this.kit = kit;
    this.nickname = nickname;
  }

  /// One more.
  void add(Event event) {
    if (event instanceof Event.DeliveryChanged change) {
      kit.transcript()
          .note("%s's message to %s: %s".formatted(nickname, change.recipient(), change.state()));
    } else if (!(event instanceof Event.TableChanged)) {
      kit.transcript().note("%s: %s".formatted(nickname, event));
    }
    happened.add(event);
  }

  /// The first of this type that fits; waits up to 10 virtual seconds for it.
  ///
  /// @throws AssertionError when none comes
  <E extends Event> E await(Class<E> type, Predicate<? super E> which) {
    Predicate<Event> fits = event -> type.isInstance(event) && which.test(type.cast(event));
    if (!kit.until(() -> happened.stream().anyMatch(fits), Kit.PATIENCE)) {
      throw kit.failure("%s does not see a %s that fits".formatted(nickname, type.getSimpleName()));
    }
    Iterator<Event> events = happened.iterator();
    Event next = events.next();
    while (!fits.test(next)) {
      next = events.next();
    }
    events.remove();
    return type.cast(next);
  }
}
