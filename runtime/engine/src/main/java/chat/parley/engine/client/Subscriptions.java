package chat.parley.engine.client;

import chat.parley.api.Event;
import chat.parley.api.Incoming;
import chat.parley.api.Message;
import chat.parley.api.Subscription;
import chat.parley.engine.Lossy;
import chat.parley.engine.Mailslot;
import chat.parley.engine.client.ShownLedger.Letter;
import chat.parley.engine.client.ShownLedger.Progress;
import chat.parley.engine.time.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Who wants to know what happens at a client, and what has not been told to anybody yet.
///
/// Each subscription gets its events in order, on a virtual thread of its own. Up to 4,096 events
/// wait for a slow handler, then the oldest are dropped; received messages are never dropped,
/// however many wait: they are in the durable history anyway, and count as shown when all handlers
/// that were there at their arrival are done with them.
///
/// What happens before the first subscription is kept for the first ones: each of them gets what
/// fits it, up to 256 events. Messages for which there is no handler are kept for the next one
/// without limit; if some of them are stored mail, an [Event.MailWaiting] comes before them.
///
/// Whoever only accompanies the owner, see [Accompanied], hears the same and takes none of it.
///
/// A message passes the [Sieve] when it is about to be told; one that does not counts as shown.
///
/// Safe for use by any thread.
final class Subscriptions {

  private static final int WAITING_MAX = 4_096;

  /// How much later than others they are told who can wait: as long as nobody would notice, and
  /// long enough to be told of many things at once.
  private static final Duration LEISURE = Duration.ofMillis(20);

  private static final Event MAIL_WAITING = new Event.MailWaiting();

  private final Threads threads;
  private final String name;
  private final Consumer<Progress> shown;
  private final Watches watches;
  private final Sieve sieve;

  private final List<Slot> slots = new CopyOnWriteArrayList<>();

  // Changes of the slots, and all below, are guarded by this object's monitor.
  private final List<Claim> claims = new ArrayList<>();
  private final EarlyNews early = new EarlyNews();
  private final ShownLedger ledger;
  private boolean closed;

  /// Nobody wants to know anything yet.
  ///
  /// @param name what the handlers' threads are called
  /// @param shown takes what has been shown since
  Subscriptions(Threads threads, String name, ShownLedger ledger, Consumer<Progress> shown) {
    this.threads = threads;
    this.name = name;
    this.ledger = ledger;
    this.shown = shown;
    this.watches = new Watches(threads, this::isTold);
    this.sieve = new Sieve(threads, name);
  }

  /// One subscription.
  private abstract class Slot implements Subscription, Lossy {

    final Class<? extends Event> type;
    final boolean isOwners;
    final Mailslot<Parcel> mailslot;

    Slot(Class<? extends Event> type, boolean isOwners, Duration leisure) {
      this.type = type;
      this.isOwners = isOwners;
      this.mailslot = new Mailslot<>(threads, name, WAITING_MAX, this::handle).lingering(leisure);
    }

    /// Called by the mailslot.
    abstract void handle(Parcel parcel);

    /// Takes nothing more; answers the letters that it has in hand and is not going to read.
    abstract Collection<Letter> end();

    boolean wants(Event event) {
      return type.isInstance(event);
    }

    void offer(Event event) {
      mailslot.offer(new Parcel(event, null));
    }

    void offer(Letter letter) {
      sieve.ask(letter);
      if (mailslot.offerPrecious(new Parcel(letter.event(), letter))) {
        take(letter);
      }
    }

    /// It has this letter from now on.
    abstract void take(Letter letter);

    @Override
    public long dropped() {
      return mailslot.dropped();
    }

    @Override
    public void close() {
      remove(this);
    }
  }

  /// A subscription that has read a message when its handler returns.
  private final class Listening<E extends Event> extends Slot {

    private final Class<E> expected;
    private final Companion<E> companion;

    Listening(Class<E> type, Companion<E> companion, boolean isOwners) {
      super(type, isOwners, companion.isAtLeisure() ? LEISURE : Duration.ZERO);
      this.expected = type;
      this.companion = companion;
    }

    @Override
    boolean wants(Event event) {
      return super.wants(event) && companion.wants(expected.cast(event));
    }

    @Override
    void handle(Parcel parcel) {
      Letter letter = parcel.letter();
      try {
        if (letter == null || isTold(letter)) {
          companion.accept(expected.cast(parcel.event()));
        }
      } finally {
        if (letter != null && isOwners) {
          settle(() -> List.of(ledger.read(letter, true)));
        }
      }
    }

    /// Nothing is to come to the owner twice because somebody beside him was slow.
    @Override
    void take(Letter letter) {
      if (isOwners) {
        letter.give(true);
      }
    }

    @Override
    Collection<Letter> end() {
      var left = new ArrayList<Letter>();
      for (Parcel parcel : mailslot.close()) {
        if (parcel.letter() != null && isOwners) {
          left.add(parcel.letter());
        }
      }
      return left;
    }
  }

  /// A subscription that has read a message when it says so.
  private final class Acknowledging extends Slot {

    private final Consumer<? super Incoming> handler;

    // Guarded by the subscriptions' monitor.
    private final Set<Letter> inHand = new LinkedHashSet<>();

    Acknowledging(Consumer<? super Incoming> handler, boolean isOwners) {
      super(Event.Received.class, isOwners, Duration.ZERO);
      this.handler = handler;
    }

    @Override
    void handle(Parcel parcel) {
      Letter letter = parcel.letter();
      if (letter == null) {
        return;
      }
      if (isTold(letter)) {
        handler.accept(new Held(letter, this::read));
      } else {
        read(letter);
      }
    }

    @Override
    void take(Letter letter) {
      letter.give(isOwners);
      inHand.add(letter);
    }

    @Override
    Collection<Letter> end() {
      var _ = mailslot.close();
      List<Letter> left = List.copyOf(inHand);
      inHand.clear();
      return left;
    }

    void read(Letter letter) {
      settle(() -> inHand.remove(letter) ? List.of(ledger.read(letter, isOwners)) : List.of());
    }
  }

  /// A subscription to certain messages, to the exclusion of the owner's others.
  private record Claim(Predicate<Message> which, Acknowledging slot) {}

  /// Something happened.
  synchronized void tell(Event event) {
    if (closed) {
      return;
    }
    watches.tell(new Parcel(event, null));
    for (Slot slot : slots) {
      if (slot.wants(event)) {
        slot.offer(event);
      }
    }
    early.add(event);
  }

  /// A message is in the history under this id; false when it was told before, and is not again.
  synchronized boolean show(long historyId, Event.Received event) {
    if (closed || !ledger.isNew(historyId)) {
      return false;
    }
    Letter letter = ledger.add(historyId, event);
    watches.tell(new Parcel(event, letter));
    Claim claim =
        claims.stream().filter(it -> it.which.test(event.message())).findFirst().orElse(null);
    if (claim != null) {
      claim.slot.offer(letter);
    }
    for (Slot slot : slots) {
      if (slot.wants(event) && (claim == null || !slot.isOwners)) {
        slot.offer(letter);
      }
    }
    return true;
  }

  /// See [chat.parley.api.Client#on].
  <E extends Event> Subscription on(Class<E> type, Consumer<? super E> handler) {
    return open(new Listening<E>(type, handler::accept, true));
  }

  /// See [chat.parley.api.Client#onIncoming].
  Subscription onIncoming(Consumer<? super Incoming> handler) {
    return open(new Acknowledging(handler, true));
  }

  /// See [Accompanied#accompany].
  <E extends Event> Subscription accompany(Class<E> type, Companion<E> companion) {
    return openBeside(new Listening<E>(type, companion, false));
  }

  /// See [Accompanied#accompanyIncoming].
  Subscription accompanyIncoming(Consumer<? super Incoming> handler) {
    return openBeside(new Acknowledging(handler, false));
  }

  /// See [Accompanied#filter].
  Subscription filter(Judge filter) {
    return sieve.add(filter);
  }

  /// Whether this message may be told; it is done with if not.
  private boolean isTold(Letter letter) {
    boolean isTold = sieve.shows(letter);
    if (!isTold) {
      settle(() -> List.of(ledger.hide(letter)));
    }
    return isTold;
  }

  /// Takes some messages before the owner's other subscriptions do, and to the exclusion of them;
  /// of those that have come and nobody has in hand only what has come after so many.
  synchronized Subscription claim(
      Predicate<Message> which, long since, Consumer<? super Incoming> handler) {
    var claim = new Claim(which, new Acknowledging(handler, true));
    ledger.unread().stream()
        .filter(letter -> letter.arrival() > since && which.test(letter.event().message()))
        .forEach(claim.slot::offer);
    if (!closed) {
      claims.add(claim);
    }
    return claim.slot;
  }

  /// How many messages have come in this run.
  synchronized long arrivals() {
    return ledger.arrivals();
  }

  private synchronized Slot open(Slot slot) {
    List<Event> news = early.take(slot::wants);
    boolean hasEarlyNews = news.contains(MAIL_WAITING);
    news.forEach(slot::offer);
    if (hearsMessages(slot)) {
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

  private synchronized Slot openBeside(Slot slot) {
    early.look(slot::wants).forEach(slot::offer);
    if (hearsMessages(slot)) {
      ledger.unread().stream().filter(it -> slot.wants(it.event())).forEach(slot::offer);
    }
    if (!closed) {
      slots.add(slot);
    }
    return slot;
  }

  private static boolean hearsMessages(Slot slot) {
    return slot.type.isAssignableFrom(Event.Received.class);
  }

  /// See [chat.parley.api.Client#await]. Sees what happens from now on, and leaves it to the
  /// subscriptions all the same.
  <E extends Event> Optional<E> await(Class<E> type, Predicate<? super E> which, Duration atMost)
      throws InterruptedException {
    try (Watches.Watch<E> watch = watch(type)) {
      return watch.await(which, atMost);
    }
  }

  /// Begins to collect events of this type for a thread that will wait for them.
  <E extends Event> Watches.Watch<E> watch(Class<E> type) {
    return watches.watch(type);
  }

  private void settle(Supplier<List<Progress>> change) {
    List<Progress> made;
    synchronized (this) {
      made = change.get();
    }
    made.stream().filter(it -> !it.equals(Progress.NONE)).forEach(shown);
  }

  /// What a closed subscription leaves unread goes to the next one that takes messages, or waits
  /// for one to come.
  private void remove(Slot slot) {
    settle(() -> {
      slots.remove(slot);
      claims.removeIf(claim -> claim.slot.equals(slot));
      List<Progress> made =
          slot.end().stream().map(letter -> ledger.giveBack(letter, slot.isOwners)).toList();
      slots.stream()
          .filter(it -> it.isOwners && hearsMessages(it))
          .findFirst()
          .ifPresent(heir -> ledger.unread().forEach(heir::offer));
      return made;
    });
  }

  /// Waits until all handlers have worked off what they were told, but no longer than `atMost`.
  ///
  /// @throws InterruptedException when the waiting thread is interrupted
  void drain(Duration atMost) throws InterruptedException {
    long end = threads.now().nanos() + atMost.toNanos();
    for (Slot slot : slots) {
      slot.mailslot.awaitIdle(Duration.ofNanos(Math.max(end - threads.now().nanos(), 0)));
    }
  }

  /// Tells nobody anything from now on.
  synchronized void close() {
    closed = true;
    slots.forEach(it -> it.mailslot.close());
    slots.clear();
    claims.clear();
    early.clear();
  }
}
