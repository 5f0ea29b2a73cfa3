package chat.parley.engine.client;

import chat.parley.api.ClientOptions;
import chat.parley.core.Entropy;
import chat.parley.engine.config.Environment;
import chat.parley.engine.net.Network;
import com.google.inject.AbstractModule;

/// Binds one client. Needs a bound network, environment and entropy.
final class ClientModule extends AbstractModule {

  private final ClientOptions options;

  ClientModule(ClientOptions options) {
    this.options = options;
  }

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    requireBinding(Network.class);
    requireBinding(Environment.class);
    requireBinding(Entropy.class);
    bind(ClientOptions.class).toInstance(options);
    bind(ClientMachine.Maker.class).to(ClientMachine.RealMaker.class);
    bind(ClientMachine.RealMaker.class);
    bind(ClientStores.class).to(UsualClientStores.class);
    bind(UsualClientStores.class);
    bind(ClientConnector.class);
  }
}
