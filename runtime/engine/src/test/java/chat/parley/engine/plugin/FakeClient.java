package chat.parley.engine.plugin;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.Entry;
import chat.parley.api.Event;
import chat.parley.api.Incoming;
import chat.parley.api.KnownKey;
import chat.parley.api.Message;
import chat.parley.api.MessageCounts;
import chat.parley.api.Nickname;
import chat.parley.api.Presence;
import chat.parley.api.Room;
import chat.parley.api.Subscription;
import chat.parley.api.Target;
import chat.parley.api.Traffic;
import chat.parley.api.bot.Chat;
import chat.parley.engine.Mailslot;
import chat.parley.engine.client.Accompanied;
import chat.parley.engine.client.Companion;
import chat.parley.engine.client.Judge;
import chat.parley.engine.time.MachineThreads;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// A client with no network, that tells what a test wants told, on the threads of its subscribers
/// as a real one does.
final class FakeClient implements Client, Accompanied {

  private final List<Listener<?>> listeners = new CopyOnWriteArrayList<>();
  private final List<Presence> shown = new CopyOnWriteArrayList<>();
  private final List<Judge> filters = new CopyOnWriteArrayList<>();
  private volatile boolean closed;

  private record Listener<E extends Event>(Class<E> type, Mailslot<E> slot) {

    void tell(Event event) {
      if (type.isInstance(event)) {
        slot.offerPrecious(type.cast(event));
      }
    }
  }

  void tell(Event event) {
    listeners.forEach(it -> it.tell(event));
  }

  /// Whether all filters let this message pass.
  boolean shows(Message message) {
    return filters.stream().allMatch(filter -> filter.shows(message));
  }

  int filters() {
    return filters.size();
  }

  int subscriptions() {
    return listeners.size();
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public <E extends Event> Subscription on(Class<E> type, Consumer<? super E> handler) {
    var listener =
        new Listener<>(type, new Mailslot<E>(new MachineThreads(), "fake-client", 4_096, handler));
    listeners.add(listener);
    return () -> {
      listeners.remove(listener);
      listener.slot().close();
    };
  }

  @Override
  public Chat chat(Nickname with, Target where) {
    throw new UnsupportedOperationException("nobody answers here");
  }

  @Override
  public <E extends Event> Subscription accompany(Class<E> type, Companion<E> handler) {
    return on(type, handler);
  }

  @Override
  public Subscription filter(Judge filter) {
    filters.add(filter);
    return () -> filters.remove(filter);
  }

  @Override
  public Subscription accompanyIncoming(Consumer<? super Incoming> handler) {
    return onIncoming(handler);
  }

  @Override
  public Subscription onIncoming(Consumer<? super Incoming> handler) {
    throw new UnsupportedOperationException("no network");
  }

  @Override
  public Nickname nickname() {
    return Nickname.of("alice");
  }

  @Override
  public Map<Nickname, Entry> table() {
    return Map.of();
  }

  @Override
  public String server() {
    return "10.0.0.9:12345";
  }

  @Override
  public boolean isRegistered() {
    return true;
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
    throw new UnsupportedOperationException("no network");
  }

  @Override
  public List<Delivery> send(Target to, String text) {
    return List.of();
  }

  @Override
  public List<Delivery> outbox() {
    return List.of();
  }

  @Override
  public <E extends Event> Optional<E> await(
      Class<E> type, Predicate<? super E> which, Duration atMost) {
    return Optional.empty();
  }

  @Override
  public void deregister() {
    throw new UnsupportedOperationException("no network");
  }

  @Override
  public void register() {
    throw new UnsupportedOperationException("no network");
  }

  @Override
  public void present(Presence presence, String status) {
    shown.add(presence);
  }

  @Override
  public void join(Room room) {
    throw new UnsupportedOperationException("no network");
  }

  @Override
  public void leave(Room room) {
    throw new UnsupportedOperationException("no network");
  }

  @Override
  public boolean trust(Nickname nickname) {
    return false;
  }

  @Override
  public Map<Nickname, KnownKey> knownKeys() {
    return Map.of();
  }

  @Override
  public Optional<String> safetyWords(Nickname nickname) {
    return Optional.empty();
  }

  @Override
  public boolean verify(Nickname nickname) {
    return false;
  }

  @Override
  public void close() {
    closed = true;
  }
}
