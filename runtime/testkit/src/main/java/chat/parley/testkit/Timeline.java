package chat.parley.testkit;

import chat.parley.core.Moment;
import chat.parley.engine.net.Loop;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Virtual time, and what is to be done now and later. Things of one moment happen in the order in
/// which they were asked for.
///
/// Safe for use by any thread; what is asked for is done by whoever calls [#run].
final class Timeline {

  private static final long START_MILLIS = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

  // All below are guarded by this object's monitor.
  private final Queue<Runnable> ready = new ArrayDeque<>();
  private final PriorityQueue<Later> later =
      new PriorityQueue<>(Comparator.comparingLong(Later::at).thenComparingLong(Later::number));
  private long nanos;
  private long scheduled;

  private record Later(long at, long number, Runnable task) {}

  synchronized Moment now() {
    return new Moment(nanos, START_MILLIS + nanos / Moment.MILLISECOND);
  }

  /// Does this now, after what is to be done now already.
  synchronized void execute(Runnable task) {
    ready.add(task);
  }

  /// Does this when so much time has passed.
  synchronized Loop.Timer schedule(Runnable task, long delayNanos) {
    long at = delayNanos > Moment.NEVER - nanos ? Moment.NEVER : nanos + Math.max(delayNanos, 0);
    var entry = new Later(at, scheduled++, task);
    later.add(entry);
    return () -> cancel(entry);
  }

  private synchronized void cancel(Later entry) {
    later.remove(entry);
  }

  /// Does all that is to be done now, and all that comes of it.
  void run() {
    for (Runnable task = next(); task != null; task = next()) {
      task.run();
    }
  }

  private synchronized @Nullable Runnable next() {
    if (ready.isEmpty()) {
      moveTo(nanos);
    }
    return ready.poll();
  }

  /// When something is to be done next; [Moment#NEVER] when nothing is.
  synchronized long nextAt() {
    if (!ready.isEmpty()) {
      return nanos;
    }
    Later first = later.peek();
    return first == null ? Moment.NEVER : first.at();
  }

  /// Makes it this time, unless it is later already, and what is due by then due now.
  synchronized void moveTo(long time) {
    nanos = Math.max(nanos, time);
    for (Later first = later.peek(); first != null && first.at() <= nanos; first = later.peek()) {
      ready.add(later.remove().task());
    }
  }
}
