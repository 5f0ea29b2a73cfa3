package chat.parley.engine.client;

import chat.parley.api.ClientOptions;
import chat.parley.core.Entropy;
import chat.parley.engine.Surroundings;
import chat.parley.engine.config.Environment;
import chat.parley.engine.net.Network;
import chat.parley.engine.time.Threads;
import com.google.inject.AbstractModule;

/// Binds one client. Needs a bound network, environment, entropy and threads.
final class ClientModule extends AbstractModule {

  private final ClientOptions options;
  private final ClientStores stores;

  ClientModule(ClientOptions options, ClientStores stores) {
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
    bind(ClientOptions.class).toInstance(options);
    bind(ClientMachine.Maker.class).to(ClientMachine.RealMaker.class);
    bind(ClientMachine.RealMaker.class);
    bind(ClientStores.class).toInstance(stores);
    bind(Surroundings.class);
    bind(ClientConnector.class);
  }
}
