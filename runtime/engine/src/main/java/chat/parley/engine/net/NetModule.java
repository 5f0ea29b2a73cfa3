package chat.parley.engine.net;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Binds the network.
public final class NetModule extends AbstractModule {

  private final Supplier<Network> maker;

  /// The machine's own network.
  public NetModule() {
    this(UnaryOperator.identity());
  }

  /// This network.
  public NetModule(Network network) {
    this.maker = () -> network;
  }

  /// What this makes of the machine's own network.
  public NetModule(UnaryOperator<Network> overlay) {
    this.maker = () -> overlay.apply(new UdpNetwork());
  }

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
  }

  @Provides
  @Singleton
  Network network() {
    return maker.get();
  }
}
