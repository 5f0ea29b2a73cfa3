package chat.parley.engine.plugin;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.Entry;
import chat.parley.api.Event;
import chat.parley.api.Nickname;
import chat.parley.api.Presence;
import chat.parley.api.Room;
import chat.parley.api.Subscription;
import chat.parley.api.Target;
import chat.parley.api.Traffic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// A client as one plugin sees it: everything it begins here ends with it.
///
/// Safe for use by any thread.
///
/// @param closing closes it, or objects
record ClientView(Client client, Ties ties, Runnable closing) implements Client {

  /// The host's client, which a plugin cannot close.
  static ClientView ofHost(Client client, Ties ties) {
    return new ClientView(
        client,
        ties,
        () -> {
          throw new UnsupportedOperationException(
              "the client belongs to the host; a plugin cannot close it");
        });
  }

  /// A client of the plugin's own.
  ///
  /// @param forget is told before it is closed
  static ClientView own(Client client, Ties ties, Runnable forget) {
    return new ClientView(
        client,
        ties,
        () -> {
          forget.run();
          client.close();
        });
  }

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
  public boolean isRegistered() {
    return live().isRegistered();
  }

  @Override
  public Traffic traffic() {
    return live().traffic();
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
    return ties.<E>subscribe(handler, guarded -> client.on(type, guarded));
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

  /// @throws UnsupportedOperationException when it is the host's
  @Override
  public void close() {
    closing.run();
  }
}
