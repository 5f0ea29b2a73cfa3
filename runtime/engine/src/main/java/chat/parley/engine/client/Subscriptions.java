package chat.parley.engine.client;

import chat.parley.api.Event;
import chat.parley.api.Subscription;
import chat.parley.engine.Lossy;
import chat.parley.engine.Mailslot;
import chat.parley.engine.client.ShownLedger.Letter;
import chat.parley.engine.time.Threads;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Who wants to know what happens at a client, and what has not been told to anybody yet.
///
/// Each subscription gets its events in order, on a virtual thread of its own. Up to 4,096 events
/// wait for a slow handler, then the oldest are dropped; received messages are never dropped,
/// however many wait: they are in the durable history anyway, and count as shown when all handlers
/// that were there at their arrival have returned from them.
///
/// What happens before the first subscription is kept for the first ones: each of them gets what
/// fits it, up to 256 events. Messages for which there is no handler are kept for the next one
/// without limit; if some of them are stored mail, an [Event.MailWaiting] comes before them.
///
/// Safe for use by any thread.
final class Subscriptions {

  private static final int WAITING_MAX = 4_096;
  private static final int EARLY_MAX = 256;

  private static final Event MAIL_WAITING = new Event.MailWaiting();

  private final Threads threads;
  private final String name;
  private final LongConsumer shown;

  // All below are guarded by this object's monitor.
  private final List<Slot<?>> slots = new ArrayList<>();
  private final List<Observer> observers = new ArrayList<>();
  private final Deque<Event> early = new ArrayDeque<>();
  private final ShownLedger ledger;
  private boolean heard;
  private boolean closed;

  /// Nobody wants to know anything yet.
  ///
  /// @param name what the handlers' threads are called
  /// @param shown takes the history id up to which all messages have been shown
  Subscriptions(Threads threads, String name, ShownLedger ledger, LongConsumer shown) {
    this.threads = threads;
    this.name = name;
    this.ledger = ledger;
    this.shown = shown;
  }

  /// An event that came, with its place in the ledger if it is a message.
  private record Parcel(Event event, @Nullable Letter letter) {}

  /// One subscription.
  private final class Slot<E extends Event> implements Subscription, Lossy {

    private final Class<E> type;
    private final Consumer<? super E> handler;
    private final Mailslot<Parcel> mailslot =
        new Mailslot<>(threads, name, WAITING_MAX, this::handle);

    Slot(Class<E> type, Consumer<? super E> handler) {
      this.type = type;
      this.handler = handler;
    }

    boolean wants(Event event) {
      return type.isInstance(event);
    }

    void offer(Event event) {
      mailslot.offer(new Parcel(event, null));
    }

    void offer(Letter letter) {
      if (mailslot.offerPrecious(new Parcel(letter.event(), letter))) {
        letter.give();
      }
    }

    private void handle(Parcel parcel) {
      try {
        handler.accept(type.cast(parcel.event()));
      } finally {
        Letter letter = parcel.letter();
        if (letter != null) {
          read(letter);
        }
      }
    }

    @Override
    public long dropped() {
      return mailslot.dropped();
    }

    @Override
    public void close() {
      remove(this);
    }
  }

  /// One thread that waits for events. Guarded by the subscriptions' monitor.
  private static final class Observer {

    private final Class<? extends Event> type;
    private final Queue<Event> seen = new ArrayDeque<>();
    private @Nullable CompletableFuture<Event> wanted;

    Observer(Class<? extends Event> type) {
      this.type = type;
    }

    void offer(Event event) {
      if (!type.isInstance(event)) {
        return;
      }
      if (wanted != null) {
        wanted.complete(event);
        wanted = null;
        return;
      }
      seen.add(event);
      if (seen.size() > WAITING_MAX) {
        seen.remove();
      }
    }

    /// The next event. Not to be asked for again before it has come.
    CompletableFuture<Event> next() {
      Event first = seen.poll();
      if (first != null) {
        return CompletableFuture.completedFuture(first);
      }
      var next = new CompletableFuture<Event>();
      wanted = next;
      return next;
    }
  }

  /// Something happened.
  synchronized void tell(Event event) {
    if (closed) {
      return;
    }
    observers.forEach(it -> it.offer(event));
    for (Slot<?> slot : slots) {
      if (slot.wants(event)) {
        slot.offer(event);
      }
    }
    if (!heard) {
      early.add(event);
      if (early.size() > EARLY_MAX) {
        early.remove();
      }
    }
  }

  /// A message is in the history under this id. Telling it again does nothing.
  synchronized void show(long historyId, Event.Received event) {
    if (closed || !ledger.isNew(historyId)) {
      return;
    }
    observers.forEach(it -> it.offer(event));
    Letter letter = ledger.add(historyId, event);
    for (Slot<?> slot : slots) {
      if (slot.wants(event)) {
        slot.offer(letter);
      }
    }
  }

  /// See [chat.parley.api.Client#on].
  synchronized <E extends Event> Subscription on(Class<E> type, Consumer<? super E> handler) {
    var slot = new Slot<E>(type, handler);
    heard = true;
    boolean hasEarlyNews = early.contains(MAIL_WAITING);
    early.removeIf(event -> {
      boolean wanted = slot.wants(event);
      if (wanted) {
        slot.offer(event);
      }
      return wanted;
    });
    if (type.isAssignableFrom(Event.Received.class)) {
      List<Letter> unread = ledger.unread();
      if (!hasEarlyNews && slot.wants(MAIL_WAITING) && unread.stream().anyMatch(Letter::isMail)) {
        slot.offer(MAIL_WAITING);
      }
      unread.forEach(slot::offer);
    }
    if (!closed) {
      slots.add(slot);
    }
    return slot;
  }

  /// See [chat.parley.api.Client#await]. Sees what happens from now on, and leaves it to the
  /// subscriptions all the same.
  <E extends Event> Optional<E> await(Class<E> type, Predicate<? super E> which, Duration atMost)
      throws InterruptedException {
    try (Watch<E> watch = watch(type)) {
      return watch.await(which, atMost);
    }
  }

  /// Begins to collect events of this type for a thread that will wait for them.
  synchronized <E extends Event> Watch<E> watch(Class<E> type) {
    var observer = new Observer(type);
    observers.add(observer);
    return new Watch<>(type, observer);
  }

  /// Events of one type, collected for one thread until it is closed.
  final class Watch<E extends Event> implements AutoCloseable {

    private final Class<E> type;
    private final Observer observer;
    private CompletableFuture<Event> coming;

    private Watch(Class<E> type, Observer observer) {
      this.type = type;
      this.observer = observer;
      this.coming = next(observer);
    }

    /// The first collected event that fits; waits for it.
    Optional<E> await(Predicate<? super E> which, Duration atMost) throws InterruptedException {
      long end = threads.now().nanos() + atMost.toNanos();
      while (threads.await(coming, Duration.ofNanos(end - threads.now().nanos()))) {
        E event = type.cast(coming.join());
        coming = next(observer);
        if (which.test(event)) {
          return Optional.of(event);
        }
      }
      return Optional.empty();
    }

    @Override
    public void close() {
      forget(observer);
    }
  }

  private synchronized CompletableFuture<Event> next(Observer observer) {
    return observer.next();
  }

  private synchronized void forget(Observer observer) {
    observers.remove(observer);
  }

  private void read(Letter letter) {
    tellShown(settle(() -> ledger.read(letter)));
  }

  private synchronized long settle(LongSupplier change) {
    return change.getAsLong();
  }

  private void tellShown(long upTo) {
    if (upTo > 0) {
      shown.accept(upTo);
    }
  }

  /// What a closed subscription leaves unread goes to the next one that takes messages, or waits
  /// for one to come.
  private void remove(Slot<?> slot) {
    tellShown(
        settle(() -> {
          slots.remove(slot);
          long upTo = 0;
          for (Parcel parcel : slot.mailslot.close()) {
            Letter letter = parcel.letter();
            if (letter != null) {
              upTo = Math.max(upTo, ledger.giveBack(letter));
            }
          }
          slots.stream()
              .filter(it -> it.type.isAssignableFrom(Event.Received.class))
              .findFirst()
              .ifPresent(heir -> ledger.unread().forEach(heir::offer));
          return upTo;
        }));
  }

  /// Waits until all handlers have worked off what they were told, but no longer than `atMost`.
  ///
  /// @throws InterruptedException when the waiting thread is interrupted
  void drain(Duration atMost) throws InterruptedException {
    long end = threads.now().nanos() + atMost.toNanos();
    for (Slot<?> slot : copyOfSlots()) {
      slot.mailslot.awaitIdle(Duration.ofNanos(Math.max(end - threads.now().nanos(), 0)));
    }
  }

  private synchronized List<Slot<?>> copyOfSlots() {
    return List.copyOf(slots);
  }

  /// Tells nobody anything from now on.
  synchronized void close() {
    closed = true;
    slots.forEach(it -> it.mailslot.close());
    slots.clear();
    early.clear();
  }
}
