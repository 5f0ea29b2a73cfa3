package chat.parley.core.session;

import chat.parley.core.Moment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Which of many things is due next: a binary heap with one entry for each thing.
///
/// A deadline that moves later, as most do with every packet, costs nothing until the old one comes
/// up; only then the entry sinks to its place. Equal deadlines are due in the order in which their
/// entries were made, so that every run is the same.
///
/// @param <T> what has a deadline
final class Deadlines<T> {

  /// The place of one thing among the deadlines.
  ///
  /// @param <T> what has a deadline
  static final class Entry<T> {
    private final T subject;
    private final long order;

    /// Where the heap has it; never later than `wanted`.
    private long key;

    private long wanted = Moment.NEVER;
    private int index = -1;

    private Entry(T subject, long order) {
      this.subject = subject;
      this.order = order;
    }

    /// When it is due.
    long at() {
      return wanted;
    }
  }

  private @Nullable Entry<T>[] heap = newHeap(16);
  private int size;
  private long made;

  /// An entry for something that waits for nothing yet.
  Entry<T> entry(T subject) {
    return new Entry<>(subject, made++);
  }

  /// Sets when an entry is due; `Moment.NEVER` takes it out.
  void set(Entry<T> entry, long at) {
    entry.wanted = at;
    if (at == Moment.NEVER) {
      remove(entry);
    } else if (entry.index < 0) {
      if (size == heap.length) {
        heap = Arrays.copyOf(heap, 2 * size);
      }
      entry.key = at;
      place(entry, size++);
      rise(entry);
    } else if (at < entry.key) {
      entry.key = at;
      rise(entry);
    }
  }

  /// When the first thing is due; `Moment.NEVER` when nothing is.
  long next() {
    Entry<T> top = top();
    return top == null ? Moment.NEVER : top.key;
  }

  /// Takes out one thing that is due by `now`, or returns null when none is.
  @Nullable T due(long now) {
    Entry<T> top = top();
    if (top == null || top.key > now) {
      return null;
    }
    set(top, Moment.NEVER);
    return top.subject;
  }

  /// How many things wait.
  int size() {
    return size;
  }

  private @Nullable Entry<T> top() {
    while (size > 0) {
      Entry<T> top = at(0);
      if (top.key == top.wanted) {
        return top;
      }
      top.key = top.wanted;
      sink(top);
    }
    return null;
  }

  private void remove(Entry<T> entry) {
    int hole = entry.index;
    if (hole < 0) {
      return;
    }
    entry.index = -1;
    Entry<T> last = at(--size);
    heap[size] = null;
    if (last != entry) {
      place(last, hole);
      rise(last);
      sink(last);
    }
  }

  private void rise(Entry<T> entry) {
    while (entry.index > 0) {
      Entry<T> parent = at((entry.index - 1) / 2);
      if (!isBefore(entry, parent)) {
        return;
      }
      swap(entry, parent);
    }
  }

  private void sink(Entry<T> entry) {
    while (2 * entry.index + 1 < size) {
      int left = 2 * entry.index + 1;
      Entry<T> child = at(left);
      if (left + 1 < size && isBefore(at(left + 1), child)) {
        child = at(left + 1);
      }
      if (!isBefore(child, entry)) {
        return;
      }
      swap(child, entry);
    }
  }

  private void swap(Entry<T> one, Entry<T> other) {
    int index = one.index;
    place(one, other.index);
    place(other, index);
  }

  private void place(Entry<T> entry, int index) {
    heap[index] = entry;
    entry.index = index;
  }

  private Entry<T> at(int index) {
    Entry<T> entry = heap[index];
    if (entry == null) {
      throw new IllegalStateException("no entry at %d of %d".formatted(index, size));
    }
    return entry;
  }

  private static <T> boolean isBefore(Entry<T> one, Entry<T> other) {
    return one.key != other.key ? one.key < other.key : one.order < other.order;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // Arrays of a generic type can be made no other way.
  private static <T> @Nullable Entry<T>[] newHeap(int length) {
    return new Entry[length];
  }
}
