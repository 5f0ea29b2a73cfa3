package chat.parley.engine.chat;

import chat.parley.api.Incoming;
import chat.parley.engine.time.Threads;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What a person has said at one place and nobody has heard yet, in order.
///
/// Lines may be put in by any thread, and are taken by one.
public final class Inbox {

  private final Threads threads;

  // Guarded by this object's monitor.
  private final Queue<Incoming> lines = new ArrayDeque<>();
  private @Nullable CompletableFuture<Void> awaited;

  /// An empty one.
  public Inbox(Threads threads) {
    this.threads = threads;
  }

  /// One more line.
  public synchronized void add(Incoming line) {
    lines.add(line);
    if (awaited != null) {
      awaited.complete(null);
      awaited = null;
    }
  }

  /// How many lines there are.
  public synchronized int size() {
    return lines.size();
  }

  /// Whether somebody waits for a line.
  public synchronized boolean isAwaited() {
    return awaited != null;
  }

  /// The first line, if there is one.
  public synchronized @Nullable Incoming poll() {
    return lines.poll();
  }

  /// The first line; waits for it, but no longer than `atMost`. Null when there is none then.
  ///
  /// @throws InterruptedException when the waiting thread is interrupted
  public @Nullable Incoming take(Duration atMost) throws InterruptedException {
    CompletableFuture<Void> coming = coming();
    try {
      var _ = threads.await(coming, atMost);
    } finally {
      stopWaiting();
    }
    return poll();
  }

  private synchronized CompletableFuture<Void> coming() {
    if (!lines.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    var coming = new CompletableFuture<Void>();
    awaited = coming;
    return coming;
  }

  private synchronized void stopWaiting() {
    awaited = null;
  }

  /// Takes out all that is in it.
  public synchronized List<Incoming> drain() {
    List<Incoming> left = new ArrayList<>(lines);
    lines.clear();
    return left;
  }
}
