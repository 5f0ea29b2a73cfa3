package chat.parley.engine.net;

import chat.parley.engine.config.Environment;
import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.util.function.UnaryOperator;

/// Binds the network. Needs a bound [Environment].
public final class NetModule extends AbstractModule {

  private final UnaryOperator<Network> overlay;

  /// The machine's own network.
  public NetModule() {
    this(UnaryOperator.identity());
  }

  /// What this makes of the machine's own network.
  public NetModule(UnaryOperator<Network> overlay) {
    this.overlay = overlay;
  }

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    requireBinding(Environment.class);
  }

  @Provides
  @Singleton
  Network network(Environment environment) {
    String chaos = environment.chaos();
    Network udp = new UdpNetwork();
    return overlay.apply(chaos.isEmpty() ? udp : new ChaosNetwork(udp, Chaos.parse(chaos)));
  }
}
