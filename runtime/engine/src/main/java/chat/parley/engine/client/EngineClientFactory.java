package chat.parley.engine.client;

import chat.parley.api.Client;
import chat.parley.api.ClientOptions;
import chat.parley.api.spi.ClientFactory;
import chat.parley.engine.EnvironmentModule;
import chat.parley.engine.Wiring;
import chat.parley.engine.config.Environment;
import chat.parley.engine.net.NetModule;

/// What [chat.parley.api.Parley] finds: connects clients that run on this machine's network.
public final class EngineClientFactory implements ClientFactory {

  /// For [java.util.ServiceLoader].
  public EngineClientFactory() {}

  @Override
  public Client connect(ClientOptions options) throws InterruptedException {
    return Wiring.of(
            new EnvironmentModule(Environment.ofProcess()),
            new NetModule(),
            new ClientModule(options))
        .getInstance(ClientConnector.class)
        .connect();
  }
}
