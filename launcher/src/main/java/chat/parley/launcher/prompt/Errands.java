package chat.parley.launcher.prompt;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Does one thing after the other on a thread of its own, so that the next line can be typed while
/// the one before waits for a disk or a server.
///
/// Used by one thread.
final class Errands {

  /// Things that may wait; whoever asks for one more waits himself.
  private static final int WAITING_MAX = 256;

  private final Semaphore room = new Semaphore(WAITING_MAX);
  private final ExecutorService runner =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("parley-errands").factory());

  /// One thing to do.
  @FunctionalInterface
  interface Errand {
    void run() throws InterruptedException;
  }

  /// Has this done after all that was asked for before.
  void take(Errand errand) throws InterruptedException {
    room.acquire();
    runner.execute(() -> {
      try {
        errand.run();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      } finally {
        room.release();
      }
    });
  }

  /// Takes nothing more, and waits until all is done, but no longer than `atMost`.
  void finish(Duration atMost) throws InterruptedException {
    runner.shutdown();
    var _ = runner.awaitTermination(atMost.toNanos(), TimeUnit.NANOSECONDS);
  }
}
