package chat.parley.launcher.prompt;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.launcher.text.StatusLines;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Follows the copies of each text to everyone, and tells once what became of them together.
///
/// Safe for use by any thread.
final class Broadcasts {

  /// How long copies may be on their way while the server is up, and while it is not.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration PATIENCE_ALONE = Duration.ofSeconds(3);

  private static final Duration SLICE = Duration.ofMillis(200);

  private final Client client;
  private final Console console;
  private final Set<Thread> followers = ConcurrentHashMap.newKeySet();

  Broadcasts(Client client, Console console) {
    this.client = client;
    this.console = console;
  }

  /// Tells what became of these copies as soon as all are safe, or it has taken too long.
  ///
  /// @param all how many copies there would be, had none failed at once
  void follow(List<Delivery> copies, int all) {
    Thread follower =
        Thread.ofVirtual().name("parley-broadcast").unstarted(() -> tell(copies, all));
    followers.add(follower);
    follower.start();
  }

  /// Waits until all is told that there is to tell, or the time has passed.
  void await(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    for (Thread follower : followers) {
      long left = end - System.nanoTime();
      if (left > 0 && !follower.join(Duration.ofNanos(left))) {
        return;
      }
    }
  }

  private void tell(List<Delivery> copies, int all) {
    try {
      waitFor(copies);
      int safe = 0;
      for (Delivery copy : copies) {
        safe += isSafe(copy.state()) ? 1 : 0;
      }
      console.show(List.of(StatusLines.sentToAll(safe, all, client.isRegistered())));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      followers.remove(Thread.currentThread());
    }
  }

  private void waitFor(List<Delivery> copies) throws InterruptedException {
    long began = System.nanoTime();
    for (Delivery copy : copies) {
      while (copy.state() instanceof Delivery.Pending) {
        Duration patience = client.isRegistered() ? PATIENCE : PATIENCE_ALONE;
        if (System.nanoTime() - began > patience.toNanos()) {
          return;
        }
        copy.await(SLICE);
      }
    }
  }

  private static boolean isSafe(Delivery.State state) {
    return switch (state) {
      case Delivery.Stored _, Delivery.Delivered _ -> true;
      case Delivery.Pending _, Delivery.Failed _ -> false;
    };
  }
}
