package chat.parley.engine.plugin;

import chat.parley.api.Subscription;
import chat.parley.engine.time.MachineThreads;
import chat.parley.engine.time.Threads;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The clock of a running process, with a thread that exists only while something waits for it.
///
/// Safe for use by any thread.
public final class RealClock implements HostClock, AutoCloseable {

  private static final Duration THREAD_IDLE_MAX = Duration.ofSeconds(5);

  private final Threads threads = new MachineThreads();
  private final ScheduledThreadPoolExecutor timer;

  /// A clock with nothing to do.
  public RealClock() {
    // A platform thread: no plugin can keep it from running.
    timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("parley-clock").factory());
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    timer.setKeepAliveTime(THREAD_IDLE_MAX.toMillis(), TimeUnit.MILLISECONDS);
    timer.allowCoreThreadTimeOut(true);
  }

  @Override
  public Instant instant() {
    return Instant.now();
  }

  @Override
  public Threads threads() {
    return threads;
  }

  @Override
  public Subscription after(Duration delay, Runnable task) {
    var waiting = timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> waiting.cancel(false);
  }

  /// Forgets everything that is still to come.
  @Override
  public void close() {
    timer.shutdownNow();
  }
}
