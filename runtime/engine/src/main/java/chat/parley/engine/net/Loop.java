package chat.parley.engine.net;

import chat.parley.core.Moment;

/// The one thread that a node lives on, with its clock and its timers. Many nodes may share one.
///
/// Safe for use by any thread.
public interface Loop {

  /// The time now.
  Moment now();

  /// Runs `task` on the loop, after those that were given before.
  ///
  /// @throws java.util.concurrent.RejectedExecutionException when the loop has ended
  void execute(Runnable task);

  /// Runs `task` on the loop when `delayNanos` have passed.
  Timer schedule(Runnable task, long delayNanos);

  /// Whether the caller runs on the loop.
  boolean isCurrent();

  /// A task that waits for its time.
  interface Timer {

    /// Forgets the task unless it has begun.
    void cancel();
  }
}
