package chat.parley.engine.chat;

import chat.parley.engine.time.Threads;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/// Who has the attention of a person at a place: one at a time, the others wait in their order.
///
/// Safe for use by any thread.
public final class Attention {

  private final Threads threads;

  /// Those who wait, for each place where somebody has the attention. Guarded by this object's
  /// monitor.
  private final Map<Place, Queue<CompletableFuture<Void>>> waiting = new HashMap<>();

  /// Nobody has any.
  public Attention(Threads threads) {
    this.threads = threads;
  }

  /// Waits for one's turn.
  ///
  /// @return false when it has not come in time
  /// @throws InterruptedException when the waiting thread is interrupted
  public boolean acquire(Place place, Duration atMost) throws InterruptedException {
    CompletableFuture<Void> turn = queue(place);
    boolean isOurs = false;
    try {
      isOurs = threads.await(turn, atMost);
    } finally {
      if (!isOurs) {
        leave(place, turn);
      }
    }
    return isOurs;
  }

  private synchronized CompletableFuture<Void> queue(Place place) {
    Queue<CompletableFuture<Void>> others = waiting.get(place);
    if (others == null) {
      waiting.put(place, new ArrayDeque<>());
      return CompletableFuture.completedFuture(null);
    }
    var turn = new CompletableFuture<Void>();
    others.add(turn);
    return turn;
  }

  /// It is passed on when it has come at the last moment, or when it comes.
  private synchronized void leave(Place place, CompletableFuture<Void> turn) {
    if (!turn.cancel(false)) {
      release(place);
    }
  }

  /// Gives it to the next one who still waits.
  public synchronized void release(Place place) {
    Queue<CompletableFuture<Void>> others = waiting.getOrDefault(place, new ArrayDeque<>());
    boolean isGiven = false;
    while (!isGiven && !others.isEmpty()) {
      isGiven = others.remove().complete(null);
    }
    if (!isGiven) {
      waiting.remove(place);
    }
  }
}
