package chat.parley.core.sim;

import java.util.PriorityQueue;

/// Everything that is going to happen, in the order of time; what happens at the same time happens
/// in the order in which it was entered.
final class Schedule {

  private final PriorityQueue<Entry> entries = new PriorityQueue<>(1024);
  private long now;
  private long entered;
  private long done;

  /// Simulated nanoseconds since the beginning: true time, which no node knows.
  long now() {
    return now;
  }

  /// How many actions have been run.
  long done() {
    return done;
  }

  /// Runs `action` at `time`, or now if that has passed.
  void at(long time, Runnable action) {
    entries.add(new Entry(Math.max(time, now), entered++, action));
  }

  /// Runs `action` when `delay` nanoseconds have passed.
  void after(long delay, Runnable action) {
    at(now + Math.max(delay, 0), action);
  }

  /// Runs all that is due until `time`, and moves the time there.
  void runUntil(long time) {
    for (Entry next = entries.peek(); next != null && next.time <= time; next = entries.peek()) {
      Entry first = entries.remove();
      now = first.time;
      done++;
      first.action.run();
    }
    now = Math.max(now, time);
  }

  private record Entry(long time, long order, Runnable action) implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      int byTime = Long.compare(time, other.time);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }
}
