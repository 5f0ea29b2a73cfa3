package chat.parley.engine.server;

import chat.parley.core.Entropy;
import chat.parley.engine.config.Environment;
import chat.parley.engine.net.Network;
import com.google.inject.AbstractModule;

/// Binds one server. Needs a bound network, environment and entropy.
final class ServerModule extends AbstractModule {

  private final ServerOptions options;

  ServerModule(ServerOptions options) {
    this.options = options;
  }

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    requireBinding(Network.class);
    requireBinding(Environment.class);
    requireBinding(Entropy.class);
    bind(ServerOptions.class).toInstance(options);
    bind(ServerMachine.Maker.class).to(ServerMachine.RealMaker.class);
    bind(ServerMachine.RealMaker.class);
    bind(ServerStores.class);
    bind(ServerStarter.class);
  }
}
