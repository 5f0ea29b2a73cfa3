package chat.parley.engine.plugin;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A set of what is going on at the moment, for things that last microseconds: taking part in it
/// and leaving it cost two writes, as long as few do at a time.
///
/// Safe for use by any thread.
///
/// @param <T> what is going on
final class Slots<T> {

  /// What [#enter] answers when all slots are taken.
  private static final int CROWDED = -1;

  private static final int SIZE = 32;

  private final AtomicReferenceArray<@Nullable T> slots = new AtomicReferenceArray<>(SIZE);
  private final Set<T> others = ConcurrentHashMap.newKeySet();

  /// Takes part.
  ///
  /// @return where, to be given to [#leave]
  int enter(T one) {
    int first = (int) Thread.currentThread().threadId();
    for (int i = 0; i < SIZE; i++) {
      int slot = (first + i) & (SIZE - 1);
      if (slots.compareAndSet(slot, null, one)) {
        return slot;
      }
    }
    others.add(one);
    return CROWDED;
  }

  /// Takes part no longer.
  void leave(int slot, T one) {
    if (slot == CROWDED) {
      others.remove(one);
    } else {
      slots.set(slot, null);
    }
  }

  /// Those that take part.
  Stream<T> all() {
    return Stream.concat(
        IntStream.range(0, SIZE).mapToObj(slots::get).flatMap(Stream::ofNullable), others.stream());
  }
}
