package chat.parley.core.client;

import chat.parley.core.Moment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// What is to be looked at again, and when: one time for each key.
///
/// Setting a time costs O(log n); replaced times stay in the queue until they come up and are
/// skipped.
final class Agenda<K extends Comparable<K>> {

  private final Map<K, Long> due = new LinkedHashMap<>();
  private final PriorityQueue<Slot<K>> queue = new PriorityQueue<>();

  private record Slot<K extends Comparable<K>>(long at, K key) implements Comparable<Slot<K>> {
    @Override
    public int compareTo(Slot<K> other) {
      int byTime = Long.compare(at, other.at);
      return byTime != 0 ? byTime : key.compareTo(other.key);
    }
  }

  /// Looks at `key` at this time and not at any set before; [Moment#NEVER] takes it off.
  void set(K key, long at) {
    if (at == Moment.NEVER) {
      due.remove(key);
      return;
    }
    Long before = due.put(key, at);
    if (before == null || before != at) {
      queue.add(new Slot<>(at, key));
    }
  }

  /// Looks at `key` at this time, unless an earlier one is set.
  void setEarlier(K key, long at) {
    Long before = due.get(key);
    if (before == null || at < before) {
      set(key, at);
    }
  }

  /// Takes off and answers a key that is due; null when none is.
  @Nullable K poll(long now) {
    skipReplaced();
    Slot<K> first = queue.peek();
    if (first == null || first.at() > now) {
      return null;
    }
    queue.remove();
    due.remove(first.key());
    return first.key();
  }

  /// When the first key is due; [Moment#NEVER] if none is set.
  long deadline() {
    skipReplaced();
    Slot<K> first = queue.peek();
    return first == null ? Moment.NEVER : first.at();
  }

  private void skipReplaced() {
    Slot<K> first = queue.peek();
    while (first != null) {
      Long at = due.get(first.key());
      if (at != null && at == first.at()) {
        return;
      }
      queue.remove();
      first = queue.peek();
    }
  }
}
