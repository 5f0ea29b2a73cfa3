package chat.parley.engine.plugin;

import chat.parley.api.Entry;
import chat.parley.api.Nickname;
import chat.parley.api.Parley;
import chat.parley.api.Subscription;
import chat.parley.api.Traffic;
import chat.parley.api.server.Server;
import chat.parley.api.server.ServerEvent;
import chat.parley.engine.Mailslot;
import chat.parley.engine.time.MachineThreads;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A server with no network, that tells what a test wants told, on the threads of its subscribers
/// as a real one does.
final class FakeServer implements Server {

  private final List<Listener<?>> listeners = new CopyOnWriteArrayList<>();

  private record Listener<E extends ServerEvent>(Class<E> type, Mailslot<E> slot) {

    void tell(ServerEvent event) {
      if (type.isInstance(event)) {
        slot.offer(type.cast(event));
      }
    }
  }

  void tell(ServerEvent event) {
    listeners.forEach(it -> it.tell(event));
  }

  int subscriptions() {
    return listeners.size();
  }

  @Override
  public <E extends ServerEvent> Subscription on(Class<E> type, Consumer<? super E> handler) {
    var listener =
        new Listener<>(type, new Mailslot<E>(new MachineThreads(), "fake-server", 4_096, handler));
    listeners.add(listener);
    return () -> {
      listeners.remove(listener);
      listener.slot().close();
    };
  }

  @Override
  public String address() {
    return "127.0.0.1:12345";
  }

  @Override
  public String fingerprint() {
    return "00112233445566778899aabbccddeeff";
  }

  @Override
  public Parley.Builder client(String nickname) {
    throw new UnsupportedOperationException("no network");
  }

  @Override
  public Map<Nickname, Entry> table() {
    return Map.of();
  }

  @Override
  public long mailWaiting() {
    return 7;
  }

  @Override
  public Traffic traffic() {
    return new Traffic(0, 0, 0, 0, 0, 0);
  }
}
