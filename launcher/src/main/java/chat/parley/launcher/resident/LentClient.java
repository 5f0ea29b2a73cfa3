package chat.parley.launcher.resident;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.Entry;
import chat.parley.api.Event;
import chat.parley.api.Incoming;
import chat.parley.api.KnownKey;
import chat.parley.api.MessageCounts;
import chat.parley.api.Nickname;
import chat.parley.api.Presence;
import chat.parley.api.Room;
import chat.parley.api.Subscription;
import chat.parley.api.Target;
import chat.parley.api.Traffic;
import chat.parley.api.bot.Chat;
import chat.parley.engine.client.Accompanied;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The client of a Parley that runs already, for the time of a command: closing it leaves it open.
///
/// Safe for use by any thread.
///
/// @param client the one that stays
/// @param hasReader whether somebody else reads its messages, who is then only accompanied: what a
///   command hears is neither kept from him nor called read
public record LentClient(Client client, boolean hasReader) implements Client {

  @Override
  public Nickname nickname() {
    return client.nickname();
  }

  @Override
  public Map<Nickname, Entry> table() {
    return client.table();
  }

  @Override
  public String server() {
    return client.server();
  }

  @Override
  public boolean isRegistered() {
    return client.isRegistered();
  }

  @Override
  public Traffic traffic() {
    return client.traffic();
  }

  @Override
  public MessageCounts messageCounts() {
    return client.messageCounts();
  }

  @Override
  public Delivery send(Nickname to, String text) {
    return client.send(to, text);
  }

  @Override
  public List<Delivery> send(Target to, String text) {
    return client.send(to, text);
  }

  @Override
  public List<Delivery> outbox() {
    return client.outbox();
  }

  @Override
  public Subscription onIncoming(Consumer<? super Incoming> handler) {
    return hasReader ? Accompanied.take(client, handler) : client.onIncoming(handler);
  }

  @Override
  public Chat chat(Nickname with, Target where) {
    return client.chat(with, where);
  }

  @Override
  public <E extends Event> Subscription on(Class<E> type, Consumer<? super E> handler) {
    return hasReader ? Accompanied.listen(client, type, handler::accept) : client.on(type, handler);
  }

  @Override
  public <E extends Event> Optional<E> await(
      Class<E> type, Predicate<? super E> which, Duration atMost) throws InterruptedException {
    return client.await(type, which, atMost);
  }

  @Override
  public void deregister() {
    client.deregister();
  }

  @Override
  public void register() {
    client.register();
  }

  @Override
  public void present(Presence presence, String status) {
    client.present(presence, status);
  }

  @Override
  public void join(Room room) {
    client.join(room);
  }

  @Override
  public void leave(Room room) {
    client.leave(room);
  }

  @Override
  public boolean trust(Nickname nickname) {
    return client.trust(nickname);
  }

  @Override
  public Map<Nickname, KnownKey> knownKeys() {
    return client.knownKeys();
  }

  @Override
  public Optional<String> safetyWords(Nickname nickname) {
    return client.safetyWords(nickname);
  }

  @Override
  public boolean verify(Nickname nickname) {
    return client.verify(nickname);
  }

  @Override
  public void close() {}
}
