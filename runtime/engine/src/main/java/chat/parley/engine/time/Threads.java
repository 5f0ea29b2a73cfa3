package chat.parley.engine.time;

import chat.parley.core.Moment;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The threads that foreign code runs on, how it waits on them, and the clock that it waits by: the
/// machine's own, or those of a test kit, where time passes when the test says so.
///
/// Loops and stores have threads of their own; whoever waits for these waits here. Safe for use by
/// any thread.
public interface Threads {

  /// The time now.
  Moment now();

  /// Starts a virtual thread.
  ///
  /// @param name what it is called
  Thread start(String name, Runnable task);

  /// Waits until the future is complete, with a result or without, but no longer than `atMost`.
  ///
  /// @return whether it is complete
  /// @throws InterruptedException when the waiting thread is interrupted
  boolean await(CompletableFuture<?> future, Duration atMost) throws InterruptedException;

  /// What the future comes to. Goes on waiting when interrupted, and leaves the thread interrupted
  /// then.
  ///
  /// @throws java.util.concurrent.CompletionException when it comes to nothing
  /// @throws java.util.concurrent.CancellationException when it was cancelled
  <T extends @Nullable Object> T join(CompletableFuture<T> future);
}
