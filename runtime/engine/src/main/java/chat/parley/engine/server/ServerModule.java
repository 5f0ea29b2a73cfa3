package chat.parley.engine.server;

import chat.parley.core.Entropy;
import chat.parley.engine.Surroundings;
import chat.parley.engine.config.Environment;
import chat.parley.engine.net.Network;
import chat.parley.engine.time.Threads;
import com.google.inject.AbstractModule;

/// Binds one server. Needs a bound network, environment, entropy and threads.
final class ServerModule extends AbstractModule {

  private final ServerOptions options;
  private final ServerStores stores;

  ServerModule(ServerOptions options, ServerStores stores) {
    this.options = options;
    this.stores = stores;
  }

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    requireBinding(Network.class);
    requireBinding(Environment.class);
    requireBinding(Entropy.class);
    requireBinding(Threads.class);
    bind(ServerOptions.class).toInstance(options);
    bind(ServerMachine.Maker.class).to(ServerMachine.RealMaker.class);
    bind(ServerMachine.RealMaker.class);
    bind(ServerStores.class).toInstance(stores);
    bind(Surroundings.class);
    bind(ServerStarter.class);
  }
}
