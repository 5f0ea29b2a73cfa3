package chat.parley.engine.client;

import chat.parley.api.Client;
import chat.parley.api.ClientOptions;
import chat.parley.api.spi.ClientFactory;
import chat.parley.engine.EnvironmentModule;
import chat.parley.engine.Wiring;
import chat.parley.engine.config.Environment;
import chat.parley.engine.net.NetModule;
import chat.parley.engine.net.Network;
import java.util.function.UnaryOperator;

/// What [chat.parley.api.Parley] finds: connects clients that run on this machine's network.
public final class EngineClientFactory implements ClientFactory {

  private final Environment environment;
  private final UnaryOperator<Network> overlay;

  /// For [java.util.ServiceLoader].
  public EngineClientFactory() {
    this(Environment.ofProcess(), UnaryOperator.identity());
  }

  /// One that reads these variables in place of the process's, and connects clients to what
  /// `overlay` makes of the machine's network.
  public EngineClientFactory(Environment environment, UnaryOperator<Network> overlay) {
    this.environment = environment;
    this.overlay = overlay;
  }

  @Override
  public Client connect(ClientOptions options) throws InterruptedException {
    return Wiring.make(
            ClientConnector.class,
            new EnvironmentModule(environment),
            new NetModule(overlay),
            new ClientModule(options))
        .connect();
  }
}
