package chat.parley.launcher.testing;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.Entry;
import chat.parley.api.ErrorCode;
import chat.parley.api.Event;
import chat.parley.api.Everyone;
import chat.parley.api.Incoming;
import chat.parley.api.Kind;
import chat.parley.api.KnownKey;
import chat.parley.api.Message;
import chat.parley.api.MessageCounts;
import chat.parley.api.MessageId;
import chat.parley.api.Nickname;
import chat.parley.api.ParleyException;
import chat.parley.api.Presence;
import chat.parley.api.Room;
import chat.parley.api.Subscription;
import chat.parley.api.Target;
import chat.parley.api.Traffic;
import chat.parley.api.Via;
import chat.parley.api.bot.Chat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// A client with no network: it notes what it is asked for, and tells what a test wants told, on
/// the test's own thread.
public final class FakeClient implements Client {

  private final Nickname own;
  private final Map<Nickname, Entry> table = new TreeMap<>();
  private final Map<Nickname, KnownKey> keys = new TreeMap<>();
  private final List<Listener<?>> listeners = new CopyOnWriteArrayList<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final List<FakeDelivery> deliveries = new CopyOnWriteArrayList<>();
  private final List<Event> early = new ArrayList<>();
  private final Map<Nickname, Delivery.State> fates = new TreeMap<>();
  private volatile boolean isRegistered = true;
  private volatile boolean isServerSilent;
  private volatile boolean isOutboxOpen;
  private volatile boolean isPortInUse;
  private volatile boolean hasNews = true;

  /// Released with each message that was sent.
  private final Semaphore sent = new Semaphore(0);

  /// What is sent waits while there is no permit.
  private final Semaphore unblocked = new Semaphore(Integer.MAX_VALUE / 2);

  private record Listener<E extends Event>(Class<E> type, Consumer<? super E> handler) {

    void tell(Event event) {
      if (type.isInstance(event)) {
        handler.accept(type.cast(event));
      }
    }
  }

  /// A registered client of this nickname, alone in its table with these others.
  public FakeClient(String own, String... others) {
    this.own = Nickname.of(own);
    for (String other : others) {
      enter(other);
    }
    enter(own);
  }

  private void enter(String name, Room... rooms) {
    Nickname nickname = Nickname.of(name);
    table.put(
        nickname,
        new Entry(
            nickname, Presence.ONLINE, Kind.HUMAN, "10.0.0.1:4000", Set.of(rooms), "", "00ff"));
  }

  /// Somebody of the table is in these rooms.
  public FakeClient inRooms(String name, String... rooms) {
    enter(name, List.of(rooms).stream().map(Room::new).toArray(Room[]::new));
    return this;
  }

  /// What is sent to somebody from now on has this state at once.
  public FakeClient fate(String nickname, Delivery.State state) {
    fates.put(Nickname.of(nickname), state);
    return this;
  }

  /// This has happened before anybody listened.
  public FakeClient after(Event event) {
    early.add(event);
    return this;
  }

  /// We know this nickname by these keys; those in its entry are `00ff`.
  public FakeClient knowing(String nickname, String fingerprint, boolean isVerified) {
    Nickname who = Nickname.of(nickname);
    keys.put(who, new KnownKey(who, fingerprint, Instant.EPOCH, isVerified));
    return this;
  }

  /// The server answers neither registration nor deregistration from now on.
  public FakeClient withSilentServer() {
    isServerSilent = true;
    return this;
  }

  /// The server is not heard of.
  public FakeClient unregistered() {
    isRegistered = false;
    return this;
  }

  /// What is not delivered is in the outbox when somebody asks for it.
  public FakeClient withOutbox() {
    isOutboxOpen = true;
    return this;
  }

  /// Its port is taken as soon as it has left.
  public FakeClient withPortInUse() {
    isPortInUse = true;
    return this;
  }

  /// Nobody shows another key.
  public FakeClient withoutNews() {
    hasNews = false;
    return this;
  }

  /// Sending waits from now on.
  public FakeClient blocking() {
    unblocked.drainPermits();
    return this;
  }

  /// Sending does not wait any longer.
  public void unblock() {
    unblocked.release(Integer.MAX_VALUE / 2);
  }

  /// Waits until one more message has been sent.
  public void awaitSent() throws InterruptedException {
    sent.acquire();
  }

  /// What it was asked for, in order, in words.
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /// Everything sent, in order.
  public List<FakeDelivery> deliveries() {
    return List.copyOf(deliveries);
  }

  /// Tells an event to whoever listens.
  public void tell(Event event) {
    listeners.forEach(listener -> listener.tell(event));
  }

  /// Tells that somebody wrote to us.
  public void receive(String from, String text) {
    var id = new MessageId(1, own.key(), 1);
    Instant now = Instant.EPOCH;
    tell(
        new Event.Received(
            new Message(id, Nickname.of(from), own, text, now, now, Via.DIRECT, false)));
  }

  @Override
  public Nickname nickname() {
    return own;
  }

  @Override
  public Map<Nickname, Entry> table() {
    return table;
  }

  @Override
  public String server() {
    return "10.0.0.9:12345";
  }

  @Override
  public boolean isRegistered() {
    return isRegistered;
  }

  @Override
  public Traffic traffic() {
    return new Traffic(0, 0, 0, 0, 0, 0);
  }

  @Override
  public MessageCounts messageCounts() {
    return MessageCounts.NONE;
  }

  @Override
  public Delivery send(Nickname to, String text) {
    unblocked.acquireUninterruptibly();
    calls.add("send %s <%s>".formatted(to, text));
    Delivery.State usual =
        table.containsKey(to)
            ? new Delivery.Pending()
            : new Delivery.Failed(Delivery.Reason.NO_SUCH_NICKNAME, "nobody is called so");
    var delivery = new FakeDelivery(to, fates.getOrDefault(to, usual));
    deliveries.add(delivery);
    sent.release();
    return delivery;
  }

  @Override
  public List<Delivery> send(Target to, String text) {
    return switch (to) {
      case Nickname one -> List.of(send(one, text));
      case Room room -> sendAll(entry -> entry.rooms().contains(room), text);
      case Everyone _ -> sendAll(_ -> true, text);
    };
  }

  private List<Delivery> sendAll(Predicate<Entry> which, String text) {
    var copies = new ArrayList<Delivery>();
    for (Entry entry : table.values()) {
      if (!entry.nickname().equals(own) && which.test(entry)) {
        copies.add(send(entry.nickname(), text));
      }
    }
    return copies;
  }

  @Override
  public List<Delivery> outbox() {
    return isOutboxOpen
        ? deliveries.stream()
            .filter(delivery -> !delivery.state().isFinal())
            .map(Delivery.class::cast)
            .toList()
        : List.of();
  }

  @Override
  public Chat chat(Nickname with, Target where) {
    throw new UnsupportedOperationException("nobody answers here");
  }

  @Override
  public Subscription onIncoming(Consumer<? super Incoming> handler) {
    throw new UnsupportedOperationException("nobody acknowledges anything here");
  }

  @Override
  public <E extends Event> Subscription on(Class<E> type, Consumer<? super E> handler) {
    var listener = new Listener<>(type, handler);
    listeners.add(listener);
    early.forEach(listener::tell);
    return () -> listeners.remove(listener);
  }

  @Override
  public <E extends Event> Optional<E> await(
      Class<E> type, Predicate<? super E> which, Duration atMost) {
    calls.add("await " + type.getSimpleName());
    return Optional.empty();
  }

  @Override
  public void deregister() {
    calls.add("deregister");
    isRegistered = false;
    tell(isServerSilent ? new Event.ServerNotResponding() : new Event.Deregistered());
  }

  @Override
  public void register() {
    calls.add("register");
    if (isPortInUse) {
      throw new ParleyException(
          ErrorCode.PORT_IN_USE, "UDP port 2050 is used by another process; choose another one");
    }
    isRegistered = !isServerSilent;
    tell(isServerSilent ? new Event.ServerNotResponding() : new Event.Registered(true));
  }

  @Override
  public void present(Presence presence, String status) {
    calls.add("present " + presence);
  }

  @Override
  public void join(Room room) {
    calls.add("join " + room);
  }

  @Override
  public void leave(Room room) {
    calls.add("leave " + room);
  }

  @Override
  public boolean trust(Nickname nickname) {
    calls.add("trust " + nickname);
    return hasNews;
  }

  @Override
  public Map<Nickname, KnownKey> knownKeys() {
    return new TreeMap<>(keys);
  }

  @Override
  public Optional<String> safetyWords(Nickname nickname) {
    return keys.containsKey(nickname) ? Optional.of("babab dafod " + nickname) : Optional.empty();
  }

  @Override
  public boolean verify(Nickname nickname) {
    calls.add("verify " + nickname);
    return keys.computeIfPresent(
            nickname, (_, key) -> new KnownKey(nickname, key.fingerprint(), key.since(), true))
        != null;
  }

  @Override
  public void close() {
    calls.add("close");
  }
}
