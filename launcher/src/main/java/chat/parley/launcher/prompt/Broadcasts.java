package chat.parley.launcher.prompt;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.launcher.text.StatusLines;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
  private final Set<CompletableFuture<Void>> untold = ConcurrentHashMap.newKeySet();
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
    var told = new CompletableFuture<Void>();
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
    var all = CompletableFuture.allOf(untold.toArray(CompletableFuture[]::new));
    try {
      all.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException _) {
      // The end comes all the same.
    }
  }

  private void tell(List<Delivery> copies, int all, CompletableFuture<Void> told)
      throws InterruptedException {
    waitFor(copies, Optional.of(System.nanoTime()));
    Count count = Count.of(copies, all);
    console.show(List.of(count.line(client.isRegistered())));
    hasTold(told);
    if (count.pending() > 0) {
      waitFor(copies, Optional.empty());
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

  private void hasTold(CompletableFuture<Void> told) {
    told.complete(null);
    untold.remove(told);
  }

  /// Waits until none is pending, for ever or as long as one has patience.
  private void waitFor(List<Delivery> copies, Optional<Long> since) throws InterruptedException {
    for (Delivery copy : copies) {
      while (copy.state() instanceof Delivery.Pending && !isClosed) {
        if (since.isPresent() && isTooLong(System.nanoTime() - since.get())) {
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
