package chat.parley.engine.client;

import chat.parley.api.Client;
import chat.parley.api.ClientOptions;
import chat.parley.api.spi.ClientFactory;
import chat.parley.engine.EnvironmentModule;
import chat.parley.engine.SecureEntropy;
import chat.parley.engine.Wiring;
import chat.parley.engine.config.Environment;
import chat.parley.engine.net.NetModule;
import chat.parley.engine.net.Network;
import chat.parley.engine.store.Passphrase;
import java.util.function.UnaryOperator;

/// What [chat.parley.api.Parley] finds: connects clients that run on this machine's network.
public final class EngineClientFactory implements ClientFactory {

  private final EnvironmentModule environment;
  private final NetModule net;
  private final ClientStores stores;

  /// For [java.util.ServiceLoader].
  public EngineClientFactory() {
    this(Environment.ofProcess(), UnaryOperator.identity());
  }

  /// One whose clients' keys are under this passphrase.
  public EngineClientFactory(Passphrase passphrase) {
    this(Environment.ofProcess(), new NetModule(), passphrase);
  }

  /// One that reads these variables in place of the process's, and connects clients to what
  /// `overlay` makes of the machine's network.
  public EngineClientFactory(Environment environment, UnaryOperator<Network> overlay) {
    this(environment, new NetModule(overlay), environment.passphrase());
  }

  private EngineClientFactory(Environment environment, NetModule net, Passphrase passphrase) {
    this(
        new EnvironmentModule(environment),
        net,
        new UsualClientStores(new SecureEntropy(), passphrase, environment));
  }

  /// One whose clients live on what is bound so, and keep what they know in these stores.
  public EngineClientFactory(EnvironmentModule environment, NetModule net, ClientStores stores) {
    this.environment = environment;
    this.net = net;
    this.stores = stores;
  }

  /// Threads that begin here may live longer than the caller's classes, if he is a plugin.
  @Override
  public Client connect(ClientOptions options) throws InterruptedException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(EngineClientFactory.class.getClassLoader());
    try {
      return Wiring.make(ClientConnector.class, environment, net, new ClientModule(options, stores))
          .connect();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /// Ends a client as the end of its process would, without a word to anybody. For tests.
  ///
  /// @throws IllegalArgumentException when it is none of ours
  public static void kill(Client client) {
    if (!(client instanceof RunningClient running)) {
      throw new IllegalArgumentException(
          "%s was not connected by this engine".formatted(client.nickname()));
    }
    running.kill();
  }
}
