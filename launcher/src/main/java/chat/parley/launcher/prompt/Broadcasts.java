package chat.parley.launcher.prompt;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.launcher.text.StatusLines;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Follows the copies of each text to everyone, and tells what became of them together.
///
/// Safe for use by any thread.
final class Broadcasts implements AutoCloseable {

  /// How long copies may be on their way while the server is up, and while it is not.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration PATIENCE_ALONE = Duration.ofSeconds(3);

  private static final Duration SLICE = Duration.ofMillis(200);

  private final Client client;
  private final Console console;
  private final Set<CountDownLatch> untold = ConcurrentHashMap.newKeySet();
  private volatile boolean isClosed;

  Broadcasts(Client client, Console console) {
    this.client = client;
    this.console = console;
  }

  /// How the copies of one text fare.
  ///
  /// @param all how many there are, those that failed at once included
  private record Count(int received, int saved, int pending, int all) {

    static Count of(List<Delivery> copies, int all) {
      int received = 0;
      int saved = 0;
      int pending = 0;
      for (Delivery copy : copies) {
        switch (copy.state()) {
          case Delivery.Delivered _ -> received++;
          case Delivery.Stored _ -> saved++;
          case Delivery.Pending _ -> pending++;
          case Delivery.Failed _ -> {}
        }
      }
      return new Count(received, saved, pending, all);
    }

    String line(boolean serverIsUp) {
      return serverIsUp && received + saved == all
          ? StatusLines.sentToAll()
          : StatusLines.sentToSome(received, saved, pending, all);
    }
  }

  /// Tells what became of these copies as soon as all are safe, or it has taken too long; then once
  /// more when the last one is safe.
  ///
  /// @param all how many copies there would be, had none failed at once
  void follow(List<Delivery> copies, int all) {
    var told = new CountDownLatch(1);
    untold.add(told);
    Thread.ofVirtual()
        .name("parley-broadcast")
        .start(() -> {
          try {
            tell(copies, all, told);
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          } finally {
            hasTold(told);
          }
        });
  }

  /// Waits until of each text something has been told, or the time has passed.
  void await(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    for (CountDownLatch told : untold) {
      if (!told.await(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        return;
      }
    }
  }

  private void tell(List<Delivery> copies, int all, CountDownLatch told)
      throws InterruptedException {
    long began = System.nanoTime();
    waitFor(copies, () -> isTooLong(System.nanoTime() - began));
    Count count = Count.of(copies, all);
    console.show(List.of(count.line(client.isRegistered())));
    hasTold(told);
    if (count.pending() > 0) {
      waitFor(copies, () -> false);
    }
    if (count.pending() > 0 && !isClosed) {
      console.show(List.of(Count.of(copies, all).line(client.isRegistered())));
    }
  }

  /// Tells nothing more.
  @Override
  public void close() {
    isClosed = true;
  }

  private void hasTold(CountDownLatch told) {
    told.countDown();
    untold.remove(told);
  }

  /// Waits until none is pending, or there is no patience left.
  private void waitFor(List<Delivery> copies, BooleanSupplier isImpatient)
      throws InterruptedException {
    for (Delivery copy : copies) {
      while (copy.state() instanceof Delivery.Pending && !isClosed) {
        if (isImpatient.getAsBoolean()) {
          return;
        }
        copy.await(SLICE);
      }
    }
  }

  private boolean isTooLong(long nanos) {
    Duration patience = client.isRegistered() ? PATIENCE : PATIENCE_ALONE;
    return nanos > patience.toNanos();
  }
}
