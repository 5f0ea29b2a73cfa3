package chat.parley.engine.server;

import chat.parley.core.ServerNotice;
import chat.parley.engine.config.Environment;
import chat.parley.engine.hook.ChaosHook;
import chat.parley.engine.net.LocalAddress;
import chat.parley.engine.net.Network;
import chat.parley.engine.store.ServerStore;
import jakarta.inject.Inject;
import java.util.function.Consumer;

/// Brings a server to life: opens its store and binds its port.
final class ServerStarter {

  private final ServerOptions options;
  private final Environment environment;
  private final Network network;
  private final ServerStores stores;
  private final ServerMachine.Maker maker;

  @Inject
  ServerStarter(
      ServerOptions options,
      Environment environment,
      Network network,
      ServerStores stores,
      ServerMachine.Maker maker) {
    this.options = options;
    this.environment = environment;
    this.network = network;
    this.stores = stores;
    this.maker = maker;
  }

  RunningServer start(Consumer<? super ServerNotice> notices) {
    ServerStore store = null;
    boolean started = false;
    try {
      LocalAddress local = new LocalAddress(options.bind(), options.port());
      store = stores.open(options);
      var server = new RunningServer(network, store, notices);
      ChaosHook.addTo(server.hooks(), environment.chaos());
      server.start(local, options.settings(), maker);
      started = true;
      return server;
    } finally {
      if (!started) {
        if (store != null) {
          store.close();
        }
        network.close();
      }
    }
  }
}
