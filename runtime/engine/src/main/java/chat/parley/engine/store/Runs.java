package chat.parley.engine.store;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Where the rows of one stream are: from numbers to ids, in runs in which both follow one another.
///
/// Whoever sends to one recipient only makes one run, however much that is.
final class Runs {

  /// The numbers `first` to `last`, of which the first one is in the row `firstId`.
  record Run(long first, long last, long firstId) {

    long lastId() {
      return id(last);
    }

    private long id(long sequence) {
      return firstId + (sequence - first);
    }

    private Run part(long from, long to) {
      return new Run(from, to, id(from));
    }
  }

  private final TreeMap<Long, Run> byFirst = new TreeMap<>();

  /// Puts a number in that is not there.
  void add(long sequence, long id) {
    Map.Entry<Long, Run> floor = byFirst.floorEntry(sequence);
    if (floor == null) {
      put(new Run(sequence, sequence, id));
      return;
    }
    Run before = floor.getValue();
    if (before.last() >= sequence) {
      throw new IllegalStateException(
          "two rows, %d and %d, have the number %d".formatted(before.id(sequence), id, sequence));
    }
    boolean isNext = before.last() + 1 == sequence && before.id(sequence) == id;
    put(isNext ? before.part(before.first(), sequence) : new Run(sequence, sequence, id));
  }

  private void put(Run run) {
    byFirst.put(run.first(), run);
  }

  /// What is there of the numbers `first` to `last`.
  List<Run> within(long first, long last) {
    return touching(first, last).stream()
        .map(run -> run.part(Math.max(first, run.first()), Math.min(last, run.last())))
        .toList();
  }

  /// Takes the numbers `first` to `last` out.
  void remove(long first, long last) {
    for (Run run : touching(first, last)) {
      byFirst.remove(run.first());
      if (run.first() < first) {
        put(run.part(run.first(), first - 1));
      }
      if (last < run.last()) {
        put(run.part(last + 1, run.last()));
      }
    }
  }

  private List<Run> touching(long first, long last) {
    if (first > last) {
      return List.of();
    }
    Long from = byFirst.floorKey(first);
    return byFirst.subMap(from == null ? first : from, true, last, true).values().stream()
        .filter(run -> run.last() >= first)
        .toList();
  }

  Collection<Run> all() {
    return Collections.unmodifiableCollection(byFirst.values());
  }
}
