package chat.parley.testkit;

import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.server.ServerSettings;
import chat.parley.engine.EnvironmentModule;
import chat.parley.engine.net.NetModule;
import chat.parley.engine.plugin.Neighbour;
import chat.parley.engine.server.RunningServer;
import chat.parley.engine.server.ServerOptions;
import chat.parley.engine.server.ServerPlaces;
import chat.parley.engine.store.MemoryServerStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The server of a test, with the plugins beside it. Its disk outlives it, and so do the disks of
/// the clients that plugins have there. To be used by the test's own thread.
public final class KitServer {

  /// Where it is.
  static final String ADDRESS = "server:12321";

  private static final int PORT = 12_321;

  /// Longer than clients take to notice that it is there again.
  private static final Duration REUNION_MAX = Duration.ofMinutes(2);

  /// Longer than clients try the direct way before they ask the server to keep a message.
  private static final Duration OUTBOX_MAX = Duration.ofSeconds(2);

  private final Kit kit;
  private MemoryServerStore disk;
  private final PluginClients clients;
  private @Nullable RunningServer running;
  private @Nullable Shelf plugins;

  KitServer(Kit kit) {
    this.kit = kit;
    this.clients = new PluginClients(kit, KitNetwork.SERVER);
    this.disk =
        new MemoryServerStore(
            Identity.create(new JdkCrypto(), kit.entropy()), kit.timeline()::execute);
    start();
  }

  /// Ends it like the end of its process: nobody is told.
  public void crash() {
    kit.transcript().note("the server crashes");
    required();
    end();
    kit.settle();
  }

  /// Ends it in order: it says goodbye.
  public void stop() {
    kit.transcript().note("the server stops");
    RunningServer server = required();
    closePlugins();
    server.close();
    running = null;
    kit.settle();
  }

  /// Starts it again with what is on its disk, crashing it first if it runs. Returns when all
  /// clients are registered again, and what waits in their outboxes is stored or delivered; after 2
  /// virtual minutes in any case, when somebody cannot reach it.
  public void restart() {
    if (running != null) {
      crash();
    }
    kit.transcript().note("the server starts again");
    disk = disk.reopened();
    List<User> waiting = kit.users().stream().filter(User::isThere).toList();
    waiting.forEach(User::forgetRegistration);
    start();
    var _ = kit.until(() -> waiting.stream().allMatch(User::hasRegistered), REUNION_MAX);
    var _ = kit.until(() -> waiting.stream().noneMatch(User::hasPending), OUTBOX_MAX);
  }

  /// The folder that a plugin beside the server is given as its [chat.parley.api.plugin.DataDir].
  ///
  /// @param id the plugin's
  public Path dataOf(String id) {
    return Shelf.data(kit, KitNetwork.SERVER).resolve(id);
  }

  private void start() {
    RunningServer prepared =
        RunningServer.prepare(
            new ServerOptions(PORT, "", null, true, ServerSettings.DEFAULT),
            _ -> {},
            environment(),
            net(),
            _ -> disk);
    running = prepared;
    kit.jars().forEach(this::take);
    prepared.open();
  }

  private EnvironmentModule environment() {
    return new EnvironmentModule(kit.environment(), kit.entropy(), kit.stage());
  }

  private NetModule net() {
    return new NetModule(kit.network().of(KitNetwork.SERVER));
  }

  /// Takes a plugin in, if the server runs; it runs beside it from then on unless it is made for
  /// clients alone.
  ///
  /// @throws AssertionError when it cannot be loaded
  void take(Path jar) {
    RunningServer server = running;
    if (server == null) {
      return;
    }
    Shelf made = plugins;
    if (made == null) {
      made =
          kit.shelf(
              KitNetwork.SERVER,
              new Neighbour.OfServer(server.facts(), clients),
              new ServerPlaces(server));
      plugins = made;
    }
    made.take(jar);
  }

  private void closePlugins() {
    if (plugins != null) {
      plugins.close();
      plugins = null;
    }
  }

  private RunningServer required() {
    RunningServer server = running;
    if (server == null) {
      throw new IllegalStateException("the server does not run; restart it first");
    }
    return server;
  }

  boolean isThere() {
    return running != null;
  }

  /// The table as it is at the server; nothing when that does not run.
  Set<Standing> table() {
    return running == null
        ? Set.of()
        : running.table().stream().map(Standing::of).collect(Collectors.toSet());
  }

  /// Ends it like the end of its process, and what ran beside it, which reaches nobody.
  void end() {
    if (running != null) {
      running.kill();
      running = null;
    }
    clients.kill();
    closePlugins();
  }
}
