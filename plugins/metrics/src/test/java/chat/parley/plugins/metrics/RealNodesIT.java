package chat.parley.plugins.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import chat.parley.api.Client;
import chat.parley.api.ClientOptions;
import chat.parley.api.Parley;
import chat.parley.api.Subscription;
import chat.parley.api.command.Command;
import chat.parley.api.hook.TransportHook;
import chat.parley.api.server.Admission;
import chat.parley.core.server.ServerSettings;
import chat.parley.engine.plugin.Extensions;
import chat.parley.engine.plugin.Guard;
import chat.parley.engine.plugin.HostLimits;
import chat.parley.engine.plugin.Neighbour;
import chat.parley.engine.plugin.PluginFolders;
import chat.parley.engine.plugin.PluginHost;
import chat.parley.engine.plugin.PluginStatus;
import chat.parley.engine.plugin.RealClock;
import chat.parley.engine.plugin.Services;
import chat.parley.engine.plugin.jar.JarCheck;
import chat.parley.engine.server.RunningServer;
import chat.parley.engine.server.ServerOptions;
import chat.parley.engine.server.ServerPlaces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The jar beside a real server and a real client, asked over real sockets.
@Timeout(120)
final class RealNodesIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;

  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  /// A client of somebody who types nothing.
  private record NoPlaces() implements Extensions {

    @Override
    public Subscription command(Command<?> command, Guard guard) {
      return () -> {};
    }

    @Override
    public Subscription hook(TransportHook hook, Guard guard) {
      throw new IllegalArgumentException("no place for hooks");
    }

    @Override
    public Subscription admission(String plugin, Admission admission) {
      throw new IllegalArgumentException("no place for admissions");
    }
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable last = open.poll(); last != null; last = open.poll()) {
      last.close();
    }
  }

  private <T extends AutoCloseable> T keep(T opened) {
    open.push(opened);
    return opened;
  }

  private RunningServer server() {
    var options = new ServerOptions(0, "127.0.0.1", null, true, ServerSettings.DEFAULT);
    return keep(RunningServer.start(options, _ -> {}));
  }

  private Client client(String nickname, RunningServer server) throws InterruptedException {
    return keep(
        Parley.client(nickname)
            .server("127.0.0.1:%d".formatted(server.port()))
            .patience(PATIENCE)
            .inMemory()
            .connect());
  }

  /// Loads the plugin; answers where it listens.
  private String listen(Neighbour neighbour, Extensions extensions) throws Exception {
    int port;
    try (var taken = Web.takePort(0)) {
      port = taken.getLocalPort();
    }
    String side = neighbour.side().name().toLowerCase(Locale.ROOT);
    Path config = Files.createDirectories(folder.resolve(side).resolve("config"));
    Files.writeString(
        config.resolve("metrics.toml"), "[%s]\nlistens = true\nport = %d\n".formatted(side, port));
    var clock = keep(new RealClock());
    PluginHost host =
        keep(
            PluginHost.open(
                new Services(neighbour, extensions, clock, JarCheck.NONE, HostLimits.DEFAULT),
                new PluginFolders(
                    folder.resolve(side).resolve("jars"),
                    config,
                    folder.resolve(side).resolve("data"),
                    folder.resolve(side).resolve("shadow"))));
    host.take(
        Path.of(MetricsPlugin.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
    List<PluginStatus> statuses = host.statuses();
    assertEquals(PluginStatus.State.RUNNING, statuses.getFirst().state(), statuses::toString);
    return "http://127.0.0.1:%d".formatted(port);
  }

  /// Asks until the answer is so: events are told on threads of their own.
  private static String await(String address, Predicate<String> which) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String answer;
    do {
      var response = Web.get(address);
      answer = "%d %s".formatted(response.statusCode(), response.body());
      if (which.test(answer)) {
        return answer;
      }
    } while (System.nanoTime() < end);
    return fail("%s answers at last:%n%s".formatted(address, answer));
  }

  private static Client none(ClientOptions options) {
    throw new IllegalStateException("it needs no client of its own: " + options.nickname());
  }

  @Test
  void bothSidesTellHowTheyAre() throws Exception {
    RunningServer server = server();
    String ofServer =
        listen(new Neighbour.OfServer(server.facts(), RealNodesIT::none), new ServerPlaces(server));
    Client alice = client("alice", server);
    Client bob = client("bob", server);
    String ofAlice = listen(new Neighbour.OfClient(alice, RealNodesIT::none), new NoPlaces());

    await(
        ofServer + "/metrics",
        text ->
            text.contains("\nparley_server_joined_total{new=\"true\"} 2.0\n")
                && text.contains("\nparley_server_table_entries{presence=\"online\"} 2.0\n"));
    await(ofServer + "/healthz", "200 ok\n"::equals);
    await(
        ofAlice + "/metrics",
        text -> text.contains("\nparley_client_table_entries{presence=\"online\"} 2.0\n"));
    alice.send(bob.nickname(), "hello");
    await(
        ofAlice + "/metrics",
        text ->
            text.contains("\nparley_client_messages_delivered_total{via=\"direct\"} 1.0\n")
                && text.contains("\nparley_client_outbox_messages 0.0\n")
                && text.contains("\nparley_client_delivery_seconds_count 1\n"));
    await(ofAlice + "/healthz", "200 ok\n"::equals);

    server.close();

    await(ofAlice + "/healthz", "503 the server has said goodbye\n"::equals);
  }
}
