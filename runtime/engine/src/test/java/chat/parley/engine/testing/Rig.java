package chat.parley.engine.testing;

import chat.parley.api.Client;
import chat.parley.api.ClientOptions;
import chat.parley.api.Entry;
import chat.parley.api.Event;
import chat.parley.api.Kind;
import chat.parley.api.Nickname;
import chat.parley.core.server.MailLimits;
import chat.parley.core.server.NameLimits;
import chat.parley.core.server.ServerSettings;
import chat.parley.engine.client.EngineClientFactory;
import chat.parley.engine.config.Environment;
import chat.parley.engine.net.Network;
import chat.parley.engine.server.RunningServer;
import chat.parley.engine.server.ServerKill;
import chat.parley.engine.server.ServerOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A server and clients on real sockets of the loopback interface; all are closed with it.
public final class Rig implements AutoCloseable {

  /// Longer than anything may take on a busy machine.
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration REGISTRATION = Duration.ofSeconds(10);

  private final EngineClientFactory factory;
  private final Queue<Client> clients = new ConcurrentLinkedQueue<>();
  private final @Nullable Path folder;
  private final ServerSettings settings;
  private @Nullable RunningServer server;
  private int port;

  private Rig(@Nullable Path folder, String chaos, UnaryOperator<Network> overlay) {
    this(folder, chaos, overlay, ServerSettings.DEFAULT);
  }

  private Rig(
      @Nullable Path folder,
      String chaos,
      UnaryOperator<Network> overlay,
      ServerSettings settings) {
    this.settings = settings;
    Map<String, String> variables = Map.of("PARLEY_CHAOS", chaos);
    this.factory = new EngineClientFactory(new Environment(variables), overlay);
    this.folder = folder;
    startServer();
  }

  /// Everything in memory.
  public static Rig inMemory() {
    return new Rig(null, "", UnaryOperator.identity());
  }

  /// Everything in memory, with chaos under the clients.
  public static Rig inMemory(String chaos) {
    return new Rig(null, chaos, UnaryOperator.identity());
  }

  /// Everything in memory, with a server of these limits.
  public static Rig inMemory(NameLimits names, MailLimits mail) {
    return new Rig(null, "", UnaryOperator.identity(), ServerSettings.DEFAULT.with(names, mail));
  }

  /// Everything in folders below this one.
  public static Rig onDisk(Path folder) {
    return new Rig(folder, "", UnaryOperator.identity());
  }

  /// Everything in memory, each client on an address of its own.
  public static Rig spread() {
    return new Rig(null, "", SpreadNetwork::new);
  }

  /// Starts the server, on the port that it had before.
  public void startServer() {
    Path data = folder == null ? null : folder.resolve("server");
    var options =
        new ServerOptions(port, "127.0.0.1", data, folder == null, settings);
    RunningServer started = RunningServer.start(options, _ -> {});
    port = started.port();
    server = started;
  }

  /// The server that runs.
  public RunningServer server() {
    if (server == null) {
      throw new IllegalStateException("no server runs");
    }
    return server;
  }

  /// Ends the server without a word.
  public void killServer() {
    ServerKill.of(server());
    server = null;
  }

  /// Ends the server in order.
  public void stopServer() {
    server().close();
    server = null;
  }

  /// Connects a client on any port that keeps nothing, wherever the server keeps what it has.
  public Client forgetfulClient(String nickname) throws InterruptedException {
    return connect(nickname, 0, null, REGISTRATION);
  }

  /// Connects a client on any port.
  public Client client(String nickname) throws InterruptedException {
    return client(nickname, 0, REGISTRATION);
  }

  /// Connects a client that waits so long for the server.
  public Client client(String nickname, int localPort, Duration patience)
      throws InterruptedException {
    return connect(nickname, localPort, folder == null ? null : folder.resolve(nickname), patience);
  }

  private Client connect(String nickname, int localPort, @Nullable Path data, Duration patience)
      throws InterruptedException {
    Client client =
        factory.connect(
            new ClientOptions(
                Nickname.of(nickname),
                "127.0.0.1:%d".formatted(port),
                localPort,
                data,
                data == null,
                Kind.HUMAN,
                patience));
    clients.add(client);
    return client;
  }

  /// Waits until the client's table is so.
  public static void awaitTable(Client client, Predicate<Map<Nickname, Entry>> isSo)
      throws InterruptedException {
    awaitTable(client, PATIENCE, isSo);
  }

  /// Waits so long until the client's table is so.
  public static void awaitTable(
      Client client, Duration patience, Predicate<Map<Nickname, Entry>> isSo)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!isSo.test(client.table())) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError(
            "the table of %s has %d entries and is %s"
                .formatted(client.nickname(), client.table().size(), client.table()));
      }
      // It may have changed just before.
      var _ = client.await(Event.TableChanged.class, _ -> true, Duration.ofMillis(100));
    }
  }

  /// All clients leave at the same time: each waits for the server's word.
  @Override
  public void close() {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      clients.forEach(client -> threads.execute(client::close));
    }
    if (server != null) {
      server.close();
    }
  }
}
