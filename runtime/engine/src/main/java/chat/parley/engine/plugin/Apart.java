package chat.parley.engine.plugin;

import chat.parley.engine.time.Threads;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/// Runs what the host itself has to wait for, making and closing a plugin, on a thread that can be
/// left behind.
///
/// @param plugin names the thread
/// @param classes the plugin's own
/// @param limits how long it may take, before it is interrupted, and how long it may take to end
///   then, before it is left behind
record Apart(String plugin, ClassLoader classes, Threads threads, HostLimits limits) {

  /// What it gives.
  ///
  /// @throws ExecutionException with what it throws
  /// @throws TimeoutException when it takes too long, with the stack of what it did then
  <T> T call(Callable<T> work) throws ExecutionException, TimeoutException {
    var done = new CompletableFuture<T>();
    Thread thread = threads.start("plugin-" + plugin, () -> run(work, done));
    try {
      if (threads.await(done, limits.handler())) {
        return done.get();
      }
      var late =
          new TimeoutException("took longer than %d ms".formatted(limits.handler().toMillis()));
      late.setStackTrace(thread.getStackTrace());
      thread.interrupt();
      var _ = threads.await(done, limits.ending());
      throw late;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      thread.interrupt();
      throw new ExecutionException("the host was interrupted", e);
    }
  }

  private <T> void run(Callable<T> work, CompletableFuture<T> done) {
    Thread.currentThread().setContextClassLoader(classes);
    try {
      done.complete(work.call());
    } catch (Exception | Error e) {
      done.completeExceptionally(e);
    }
  }
}
