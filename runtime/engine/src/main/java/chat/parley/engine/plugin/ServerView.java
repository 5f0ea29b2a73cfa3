package chat.parley.engine.plugin;

import chat.parley.api.Entry;
import chat.parley.api.Nickname;
import chat.parley.api.Parley;
import chat.parley.api.Subscription;
import chat.parley.api.Traffic;
import chat.parley.api.server.Server;
import chat.parley.api.server.ServerEvent;
import java.util.Map;
import java.util.function.Consumer;

/// The host's server as one plugin sees it: its subscriptions end with it.
///
/// Safe for use by any thread.
///
/// @param server of the host
/// @param clients the plugin's own
record ServerView(Server server, Ties ties, OwnClients clients) implements Server {

  private Server live() {
    ties.check();
    return server;
  }

  @Override
  public String address() {
    return live().address();
  }

  @Override
  public String fingerprint() {
    return live().fingerprint();
  }

  @Override
  public Parley.Builder client(String nickname) {
    return clients.prepare(nickname, "%s#%s".formatted(address(), fingerprint()));
  }

  @Override
  public Map<Nickname, Entry> table() {
    return live().table();
  }

  @Override
  public long mailWaiting() {
    return live().mailWaiting();
  }

  @Override
  public Traffic traffic() {
    return live().traffic();
  }

  @Override
  public <E extends ServerEvent> Subscription on(Class<E> type, Consumer<? super E> handler) {
    return ties.<E>subscribe(handler, guarded -> server.on(type, guarded));
  }
}
