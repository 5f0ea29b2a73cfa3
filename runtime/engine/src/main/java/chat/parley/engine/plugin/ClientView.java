package chat.parley.engine.plugin;

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
import org.jspecify.annotations.Nullable;

/// A client as one plugin sees it: everything it begins here ends with it. It cannot close what is
/// not its own, and only accompanies whoever owns it.
///
/// Safe for use by any thread.
///
/// @param forget of a client of the plugin's own, told before that is closed; null for the host's
record ClientView(Client client, Ties ties, @Nullable Runnable forget) implements Client {

  private Client live() {
    ties.check();
    return client;
  }

  @Override
  public Nickname nickname() {
    return client.nickname();
  }

  @Override
  public Map<Nickname, Entry> table() {
    return live().table();
  }

  @Override
  public String server() {
    return live().server();
  }

  @Override
  public boolean isRegistered() {
    return live().isRegistered();
  }

  @Override
  public Traffic traffic() {
    return live().traffic();
  }

  @Override
  public MessageCounts messageCounts() {
    return live().messageCounts();
  }

  @Override
  public Delivery send(Nickname to, String text) {
    return view(live().send(to, text));
  }

  @Override
  public List<Delivery> send(Target to, String text) {
    return live().send(to, text).stream().map(this::view).toList();
  }

  @Override
  public List<Delivery> outbox() {
    return live().outbox().stream().map(this::view).toList();
  }

  private Delivery view(Delivery delivery) {
    return new DeliveryView(delivery, ties);
  }

  @Override
  public <E extends Event> Subscription on(Class<E> type, Consumer<? super E> handler) {
    return ties.<E>subscribe(
        handler,
        guarded ->
            forget == null
                ? Accompanied.listen(client, type, guarded::accept)
                : client.on(type, guarded));
  }

  @Override
  public Subscription onIncoming(Consumer<? super Incoming> handler) {
    return ties.<Incoming>subscribe(
        handler,
        guarded -> forget == null ? Accompanied.take(client, guarded) : client.onIncoming(guarded));
  }

  @Override
  public Chat chat(Nickname with, Target where) {
    return live().chat(with, where);
  }

  @Override
  public <E extends Event> Optional<E> await(
      Class<E> type, Predicate<? super E> which, Duration atMost) throws InterruptedException {
    return live().await(type, which, atMost);
  }

  @Override
  public void deregister() {
    live().deregister();
  }

  @Override
  public void register() {
    live().register();
  }

  @Override
  public void present(Presence presence, String status) {
    live().present(presence, status);
  }

  @Override
  public void join(Room room) {
    live().join(room);
  }

  @Override
  public void leave(Room room) {
    live().leave(room);
  }

  @Override
  public boolean trust(Nickname nickname) {
    return live().trust(nickname);
  }

  @Override
  public Map<Nickname, KnownKey> knownKeys() {
    return live().knownKeys();
  }

  @Override
  public Optional<String> safetyWords(Nickname nickname) {
    return live().safetyWords(nickname);
  }

  @Override
  public boolean verify(Nickname nickname) {
    return live().verify(nickname);
  }

  /// @throws UnsupportedOperationException when it is the host's
  @Override
  public void close() {
    if (forget == null) {
      throw new UnsupportedOperationException(
          "the client belongs to the host; a plugin cannot close it");
    }
    forget.run();
    client.close();
  }
}
