package chat.parley.engine.net;

import chat.parley.engine.config.Environment;
import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

/// Binds the network. Needs a bound [Environment].
public final class NetModule extends AbstractModule {

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    requireBinding(Environment.class);
  }

  @Provides
  @Singleton
  Network network(Environment environment) {
    var udp = new UdpNetwork();
    String chaos = environment.chaos();
    return chaos.isEmpty() ? udp : new ChaosNetwork(udp, Chaos.parse(chaos));
  }
}
