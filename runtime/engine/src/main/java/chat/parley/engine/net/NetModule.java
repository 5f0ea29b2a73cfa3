package chat.parley.engine.net;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.util.function.UnaryOperator;

/// Binds the network.
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
  }

  @Provides
  @Singleton
  Network network() {
    return overlay.apply(new UdpNetwork());
  }
}
