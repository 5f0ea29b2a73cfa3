package chat.parley.engine.time;

import chat.parley.core.Moment;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The threads and the clocks of this machine.
///
/// Safe for use by any thread.
public final class MachineThreads implements Threads {

  private final MonotonicTime time = new MonotonicTime();

  @Override
  public Moment now() {
    return time.now();
  }

  @Override
  public Thread start(String name, Runnable task) {
    return Thread.ofVirtual().name(name).start(task);
  }

  @Override
  public boolean await(CompletableFuture<?> future, Duration atMost) throws InterruptedException {
    try {
      var _ = future.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (ExecutionException | CancellationException _) {
      return true;
    } catch (TimeoutException _) {
      return false;
    }
  }

  @Override
  public <T extends @Nullable Object> T join(CompletableFuture<T> future) {
    return future.join();
  }
}
