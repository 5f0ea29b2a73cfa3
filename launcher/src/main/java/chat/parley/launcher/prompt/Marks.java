package chat.parley.launcher.prompt;

import chat.parley.api.Delivery;
import chat.parley.api.MessageId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Keeps the signs beside typed lines true.
///
/// Safe for use by any thread.
final class Marks {

  /// Copies that are followed; the lines of older ones have left every screen.
  private static final int FOLLOWED_MAX = 2_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final SequencedMap<MessageId, Line> followed = new LinkedHashMap<>();

  /// One typed line; guarded by the lock.
  private static final class Line {

    private final Place place;
    private final List<Delivery> copies;
    private @Nullable Fate shown;

    Line(Place place, List<Delivery> copies) {
      this.place = place;
      this.copies = copies;
    }

    void show() {
      Fate fate = Fate.of(copies);
      if (fate != shown) {
        shown = fate;
        place.mark(fate);
      }
    }
  }

  /// What was typed there has become these copies.
  void follow(Place place, List<Delivery> copies) {
    if (place.equals(Place.NOWHERE) || copies.isEmpty()) {
      return;
    }
    var line = new Line(place, copies);
    lock.lock();
    try {
      for (Delivery copy : copies) {
        copy.id().ifPresent(id -> followed.put(id, line));
      }
      while (followed.size() > FOLLOWED_MAX) {
        followed.pollFirstEntry();
      }
      line.show();
    } finally {
      lock.unlock();
    }
  }

  /// A copy has got another state.
  void changed(MessageId id, Delivery.State state) {
    lock.lock();
    try {
      Line line = state.isFinal() ? followed.remove(id) : followed.get(id);
      if (line != null) {
        line.show();
      }
    } finally {
      lock.unlock();
    }
  }
}
