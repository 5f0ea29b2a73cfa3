package chat.parley.engine;

import chat.parley.engine.time.Seldom;
import chat.parley.engine.time.Threads;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An ordered hand-over of items to one piece of foreign code, on a virtual thread that exists only
/// while there is something to hand over.
///
/// Items may be dropped or not, as whoever offers them says. Of those that may, the oldest are
/// dropped when too many wait. Safe for use by any thread.
///
/// @param <T> what is handed over
public final class Mailslot<T> {

  private static final Logger log = LoggerFactory.getLogger(Mailslot.class);

  private final Threads threads;
  private final String name;
  private final int waitingMax;
  private final Consumer<? super T> handler;
  private final Seldom complaints = new Seldom();

  // All below are guarded by this object's monitor.
  private final Queue<Numbered<T>> droppable = new ArrayDeque<>();
  private final Queue<Numbered<T>> precious = new ArrayDeque<>();
  private Duration leisure = Duration.ZERO;
  private long offered;
  private long dropped;
  private boolean closed;
  private @Nullable Thread worker;
  private CompletableFuture<Void> hurry = new CompletableFuture<>();
  private CompletableFuture<Void> idle = CompletableFuture.completedFuture(null);

  private record Numbered<T>(long number, T item) {}

  /// An empty slot.
  ///
  /// @param name what its thread and its complaints are called
  /// @param waitingMax how many droppable items may wait
  public Mailslot(Threads threads, String name, int waitingMax, Consumer<? super T> handler) {
    this.threads = threads;
    this.name = name;
    this.waitingMax = waitingMax;
    this.handler = handler;
  }

  /// From now on, lets the first item of a run wait this long for others, if there are not many; to
  /// wake a thread for each would cost more than what most handlers do.
  public synchronized Mailslot<T> lingering(Duration time) {
    leisure = time;
    return this;
  }

  /// Hands this item over after those before it, unless it is dropped meanwhile.
  public synchronized void offer(T item) {
    if (closed) {
      return;
    }
    if (droppable.size() >= waitingMax) {
      droppable.remove();
      dropped++;
      if (complaints.permits()) {
        log.warn("Dropped events of a slow handler: handler={} dropped={}", name, dropped);
      }
    }
    add(droppable, item);
  }

  /// Hands this item over after those before it, however many wait.
  ///
  /// @return whether it will be: false when the slot is closed
  public synchronized boolean offerPrecious(T item) {
    if (closed) {
      return false;
    }
    add(precious, item);
    return true;
  }

  private void add(Queue<Numbered<T>> lane, T item) {
    lane.add(new Numbered<>(offered++, item));
    if (worker == null) {
      idle = new CompletableFuture<>();
      hurry = new CompletableFuture<>();
      worker = threads.start(name, leisure.isPositive() ? this::lingerAndWork : this::work);
    } else if (lane.size() >= waitingMax / 4) {
      hurry.complete(null);
    }
  }

  private void lingerAndWork() {
    try {
      var _ = threads.await(toldToHurry(), leisure);
    } catch (InterruptedException _) {
      // Nobody who interrupts handlers wants them to wait.
    }
    work();
  }

  private synchronized CompletableFuture<Void> toldToHurry() {
    return hurry;
  }

  private void work() {
    for (T item = next(); item != null; item = next()) {
      try {
        handler.accept(item);
      } catch (RuntimeException | Error e) {
        log.warn("A handler failed: handler={}", name, e);
      }
      // An interrupt was meant for the handler that has ended.
      var _ = Thread.interrupted();
    }
  }

  private synchronized @Nullable T next() {
    Numbered<T> first = droppable.peek();
    Numbered<T> other = precious.peek();
    if (first == null && other == null) {
      worker = null;
      idle.complete(null);
      return null;
    }
    boolean takesFirst = other == null || (first != null && first.number() < other.number());
    return (takesFirst ? droppable : precious).remove().item();
  }

  /// How many items were dropped.
  public synchronized long dropped() {
    return dropped;
  }

  /// Takes nothing more, and forgets what waits; answers what was not to be dropped. An item that
  /// is being handled is not disturbed.
  public synchronized List<T> close() {
    closed = true;
    hurry.complete(null);
    droppable.clear();
    var left = new ArrayList<T>();
    precious.forEach(it -> left.add(it.item()));
    precious.clear();
    return left;
  }

  /// Waits until everything has been handled, but no longer than `atMost`; not at all when the
  /// handler itself asks.
  ///
  /// @throws InterruptedException when the waiting thread is interrupted
  public void awaitIdle(Duration atMost) throws InterruptedException {
    var _ = threads.await(end(), atMost);
  }

  private synchronized CompletableFuture<Void> end() {
    hurry.complete(null);
    return Thread.currentThread().equals(worker) ? CompletableFuture.completedFuture(null) : idle;
  }
}
