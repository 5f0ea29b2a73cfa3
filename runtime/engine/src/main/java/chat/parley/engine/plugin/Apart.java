package chat.parley.engine.plugin;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs what the host itself has to wait for, making and closing a plugin, on a thread that can be
/// left behind.
///
/// @param plugin names the thread
/// @param classes the plugin's own
/// @param atMost how long it may take, before it is interrupted
/// @param ending how long it may take to end then, before it is left behind
record Apart(String plugin, ClassLoader classes, Duration atMost, Duration ending) {

  /// What it gives.
  ///
  /// @throws ExecutionException with what it throws
  /// @throws TimeoutException when it takes too long, with the stack of what it did then
  <T> T call(Callable<T> work) throws ExecutionException, TimeoutException {
    var task = new FutureTask<>(work);
    Thread thread = Thread.ofVirtual().name("plugin-" + plugin).unstarted(task);
    thread.setContextClassLoader(classes);
    thread.start();
    try {
      return task.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      var late = new TimeoutException("took longer than %d ms".formatted(atMost.toMillis()));
      late.setStackTrace(thread.getStackTrace());
      late.addSuppressed(e);
      thread.interrupt();
      awaitEnd(thread);
      throw late;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      thread.interrupt();
      throw new ExecutionException("the host was interrupted", e);
    }
  }

  private void awaitEnd(Thread thread) {
    try {
      thread.join(ending);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
