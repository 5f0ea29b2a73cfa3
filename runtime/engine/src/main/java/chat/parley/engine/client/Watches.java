package chat.parley.engine.client;

import chat.parley.api.Event;
import chat.parley.engine.client.ShownLedger.Letter;
import chat.parley.engine.time.Threads;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The threads that wait for events of a client. They see what happens, and take nothing away from
/// those who have subscribed.
///
/// Of events that nobody has asked for yet the oldest are forgotten when 4,096 are kept for one
/// watch. Safe for use by any thread.
final class Watches {

  private static final int KEPT_MAX = 4_096;

  private final Threads threads;
  private final Predicate<Letter> isTold;

  // Guarded by this object's monitor.
  private final List<Watch<?>> open = new ArrayList<>();

  /// @param isTold whether a message may be told
  Watches(Threads threads, Predicate<Letter> isTold) {
    this.threads = threads;
    this.isTold = isTold;
  }

  /// Something happened.
  synchronized void tell(Parcel parcel) {
    open.forEach(watch -> watch.offer(parcel));
  }

  /// Begins to collect events of this type for a thread that will wait for them.
  synchronized <E extends Event> Watch<E> watch(Class<E> type) {
    var watch = new Watch<>(type);
    open.add(watch);
    return watch;
  }

  private synchronized void forget(Watch<?> watch) {
    open.remove(watch);
  }

  private synchronized CompletableFuture<Parcel> nextOf(Watch<?> watch) {
    return watch.next();
  }

  /// Events of one type, collected for one thread until it is closed.
  final class Watch<E extends Event> implements AutoCloseable {

    private final Class<E> type;
    private CompletableFuture<Parcel> coming;

    // Guarded by the monitor of the outer object.
    private final Queue<Parcel> seen = new ArrayDeque<>();
    private @Nullable CompletableFuture<Parcel> wanted;

    private Watch(Class<E> type) {
      this.type = type;
      this.coming = next();
    }

    private void offer(Parcel parcel) {
      if (!type.isInstance(parcel.event())) {
        return;
      }
      if (wanted != null) {
        wanted.complete(parcel);
        wanted = null;
        return;
      }
      seen.add(parcel);
      if (seen.size() > KEPT_MAX) {
        seen.remove();
      }
    }

    /// The next event. Not to be asked for again before it has come.
    private CompletableFuture<Parcel> next() {
      Parcel first = seen.poll();
      if (first != null) {
        return CompletableFuture.completedFuture(first);
      }
      var next = new CompletableFuture<Parcel>();
      wanted = next;
      return next;
    }

    /// The first collected event that fits; waits for it.
    Optional<E> await(Predicate<? super E> which, Duration atMost) throws InterruptedException {
      long end = threads.now().nanos() + atMost.toNanos();
      while (threads.await(coming, Duration.ofNanos(end - threads.now().nanos()))) {
        Parcel parcel = coming.join();
        coming = nextOf(this);
        E event = type.cast(parcel.event());
        Letter letter = parcel.letter();
        if ((letter == null || isTold.test(letter)) && which.test(event)) {
          return Optional.of(event);
        }
      }
      return Optional.empty();
    }

    @Override
    public void close() {
      forget(this);
    }
  }
}
