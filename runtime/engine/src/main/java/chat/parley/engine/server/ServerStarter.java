package chat.parley.engine.server;

import chat.parley.core.ServerNotice;
import chat.parley.core.server.ServerSettings;
import chat.parley.engine.Surroundings;
import chat.parley.engine.hook.ChaosHook;
import chat.parley.engine.net.LocalAddress;
import chat.parley.engine.net.Network;
import chat.parley.engine.store.ServerStore;
import jakarta.inject.Inject;
import java.util.function.Consumer;

/// Prepares a server: opens its store and binds its port.
final class ServerStarter {

  private final ServerOptions options;
  private final Surroundings surroundings;
  private final ServerStores stores;
  private final ServerMachine.Maker maker;

  @Inject
  ServerStarter(
      ServerOptions options,
      Surroundings surroundings,
      ServerStores stores,
      ServerMachine.Maker maker) {
    this.options = options;
    this.surroundings = surroundings;
    this.stores = stores;
    this.maker = maker;
  }

  RunningServer prepare(Consumer<? super ServerNotice> notices) {
    Network network = surroundings.network();
    ServerStore store = null;
    boolean isDone = false;
    try {
      LocalAddress local = new LocalAddress(options.bind(), options.port());
      ServerSettings settings = options.settings().in(surroundings.environment().teamKey());
      store = stores.open(options);
      var server = new RunningServer(network, surroundings.threads(), store, notices);
      ChaosHook.addTo(server.hooks(), surroundings.environment().chaos());
      server.prepare(local, settings, maker);
      isDone = true;
      return server;
    } finally {
      if (!isDone) {
        if (store != null) {
          store.close();
        }
        network.close();
      }
    }
  }
}
