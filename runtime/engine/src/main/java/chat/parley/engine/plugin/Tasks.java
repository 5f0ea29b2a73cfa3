package chat.parley.engine.plugin;

import chat.parley.api.Subscription;
import chat.parley.api.plugin.Scheduler;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The scheduler of one plugin: nothing begins before the plugin is switched on, and nothing is
/// left when it is closed.
///
/// Safe for use by any thread.
final class Tasks implements Scheduler, AutoCloseable {

  private static final int WAITING_MAX = 10_000;
  private static final Duration PERIOD_MIN = Duration.ofMillis(10);

  private enum State {
    NOT_YET,
    OPEN,
    CLOSED
  }

  private final HostClock clock;
  private final Guard guard;

  // Guarded by this object's monitor.
  private final Set<Task> waiting = new HashSet<>();
  private State state = State.NOT_YET;

  Tasks(HostClock clock, Guard guard) {
    this.clock = clock;
    this.guard = guard;
  }

  @Override
  public Subscription after(Duration delay, Runnable task) {
    return add(new Task(delay, null, task));
  }

  @Override
  public Subscription every(Duration period, Runnable task) {
    if (period.compareTo(PERIOD_MIN) < 0) {
      throw new IllegalArgumentException(
          "period is %d ms, must be at least %d"
              .formatted(period.toMillis(), PERIOD_MIN.toMillis()));
    }
    return add(new Task(period, period, task));
  }

  private synchronized Task add(Task task) {
    if (state == State.CLOSED) {
      throw new IllegalStateException("the plugin %s is unloaded".formatted(guard.plugin()));
    }
    if (waiting.size() >= WAITING_MAX) {
      throw new IllegalStateException(
          "the plugin %s has %d tasks waiting already".formatted(guard.plugin(), WAITING_MAX));
    }
    waiting.add(task);
    if (state == State.OPEN) {
      task.wind();
    }
    return task;
  }

  /// Begins with what was asked for until now.
  synchronized void open() {
    state = State.OPEN;
    waiting.forEach(Task::wind);
  }

  /// Cancels everything that is still to come.
  @Override
  public synchronized void close() {
    state = State.CLOSED;
    waiting.forEach(Task::unwind);
    waiting.clear();
  }

  private synchronized void cancel(Task task) {
    if (waiting.remove(task)) {
      task.unwind();
    }
  }

  /// Whether it is still to be done now.
  private synchronized boolean begins(Task task) {
    return task.period == null ? waiting.remove(task) : waiting.contains(task);
  }

  private synchronized void again(Task task) {
    if (waiting.contains(task)) {
      task.wind();
    }
  }

  /// Something to be done. Its state is guarded by the monitor of the outer object.
  private final class Task implements Subscription {

    private final Duration delay;
    private final @Nullable Duration period;
    private final Runnable work;
    private @Nullable Subscription alarm;

    Task(Duration delay, @Nullable Duration period, Runnable work) {
      this.delay = delay;
      this.period = period;
      this.work = work;
    }

    void wind() {
      alarm = clock.after(delay, this::ring);
    }

    void unwind() {
      if (alarm != null) {
        alarm.close();
      }
    }

    private void ring() {
      var _ = clock.threads().start("plugin-" + guard.plugin(), this::run);
    }

    private void run() {
      if (!begins(this)) {
        return;
      }
      guard.attempt("a task", work);
      if (period != null) {
        again(this);
      }
    }

    @Override
    public void close() {
      cancel(this);
    }
  }
}
