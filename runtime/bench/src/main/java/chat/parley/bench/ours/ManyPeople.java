package chat.parley.bench.ours;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.Entry;
import chat.parley.api.Event;
import chat.parley.api.Incoming;
import chat.parley.api.KnownKey;
import chat.parley.api.Message;
import chat.parley.api.MessageCounts;
import chat.parley.api.MessageId;
import chat.parley.api.Nickname;
import chat.parley.api.Presence;
import chat.parley.api.Room;
import chat.parley.api.Subscription;
import chat.parley.api.Target;
import chat.parley.api.Traffic;
import chat.parley.api.Via;
import chat.parley.api.bot.Chat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The client of a bot, with any number of people at its other end and no network: what is said to
/// them is told to one listener.
///
/// What a bot does not need is refused. Safe for use by any thread.
final class ManyPeople implements Client {

  private static final Traffic NONE = new Traffic(0, 0, 0, 0, 0, 0);

  private final Nickname nickname = Nickname.of("clerk");
  private final AtomicLong sequence = new AtomicLong();
  private final List<Consumer<? super Incoming>> hearers = new CopyOnWriteArrayList<>();
  private volatile Consumer<? super Nickname> listener = _ -> {};

  /// From now on, this is told to whom something is said.
  void listen(Consumer<? super Nickname> next) {
    listener = next;
  }

  /// One of them says something to the bot.
  void say(Nickname person, String text) {
    Instant now = Instant.now();
    var id = new MessageId(1, nickname.key(), sequence.incrementAndGet());
    var message = new Message(id, person, nickname, text, now, now, Via.DIRECT, false);
    hearers.forEach(it -> it.accept(new Line(message)));
  }

  private record Line(Message message) implements Incoming {

    @Override
    public void done() {}
  }

  @Override
  public List<Delivery> send(Target to, String text) {
    if (to instanceof Nickname person) {
      listener.accept(person);
    }
    return List.of();
  }

  @Override
  public Subscription onIncoming(Consumer<? super Incoming> handler) {
    hearers.add(handler);
    return () -> hearers.remove(handler);
  }

  @Override
  public <E extends Event> Subscription on(Class<E> type, Consumer<? super E> handler) {
    return () -> {};
  }

  @Override
  public Nickname nickname() {
    return nickname;
  }

  @Override
  public Map<Nickname, Entry> table() {
    return Map.of();
  }

  @Override
  public String server() {
    return "none";
  }

  @Override
  public boolean isRegistered() {
    return true;
  }

  @Override
  public Traffic traffic() {
    return NONE;
  }

  @Override
  public MessageCounts messageCounts() {
    return MessageCounts.NONE;
  }

  @Override
  public List<Delivery> outbox() {
    return List.of();
  }

  @Override
  public void join(Room room) {}

  @Override
  public void leave(Room room) {}

  @Override
  public void close() {}

  @Override
  public Delivery send(Nickname to, String text) {
    throw refusal();
  }

  @Override
  public Chat chat(Nickname with, Target where) {
    throw refusal();
  }

  @Override
  public <E extends Event> Optional<E> await(
      Class<E> type, Predicate<? super E> which, Duration atMost) {
    throw refusal();
  }

  @Override
  public void deregister() {
    throw refusal();
  }

  @Override
  public void register() {
    throw refusal();
  }

  @Override
  public void present(Presence presence, String status) {
    throw refusal();
  }

  @Override
  public boolean trust(Nickname other) {
    throw refusal();
  }

  @Override
  public Map<Nickname, KnownKey> knownKeys() {
    throw refusal();
  }

  @Override
  public Optional<String> safetyWords(Nickname nickname) {
    throw refusal();
  }

  @Override
  public boolean verify(Nickname nickname) {
    throw refusal();
  }

  private static UnsupportedOperationException refusal() {
    return new UnsupportedOperationException("there is no network behind this client");
  }
}
