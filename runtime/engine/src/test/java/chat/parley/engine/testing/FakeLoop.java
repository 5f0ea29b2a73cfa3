package chat.parley.engine.testing;

import chat.parley.core.Moment;
import chat.parley.engine.net.Loop;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;

/// A loop on virtual time that runs when the test says so.
public final class FakeLoop implements Loop {

  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final PriorityQueue<Scheduled> timers =
      new PriorityQueue<>(
          Comparator.comparingLong(Scheduled::at).thenComparingLong(Scheduled::number));
  private long nanos;
  private long scheduled;
  private boolean ended;

  private record Scheduled(long at, long number, Runnable task) {}

  @Override
  public Moment now() {
    return new Moment(nanos, 1_700_000_000_000L + nanos / Moment.MILLISECOND);
  }

  @Override
  public void execute(Runnable task) {
    if (ended) {
      throw new RejectedExecutionException("the loop has ended");
    }
    tasks.add(task);
  }

  @Override
  public Timer schedule(Runnable task, long delayNanos) {
    var timer = new Scheduled(nanos + delayNanos, scheduled++, task);
    timers.add(timer);
    return () -> timers.remove(timer);
  }

  @Override
  public boolean isCurrent() {
    return true;
  }

  /// Takes nothing more.
  public void end() {
    ended = true;
  }

  /// Runs what waits, without any time passing.
  public void runTasks() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  /// Lets time pass, and runs what comes due in it.
  public void advance(long byNanos) {
    runTasks();
    long end = nanos + byNanos;
    for (Scheduled next = timers.peek(); next != null && next.at() <= end; next = timers.peek()) {
      timers.remove(next);
      nanos = Math.max(nanos, next.at());
      next.task().run();
      runTasks();
    }
    nanos = end;
  }

  /// How often a timer has been set.
  public long timersSet() {
    return scheduled;
  }
}
