package chat.parley.engine.plugin;

import chat.parley.api.spi.ClientFactory;
import chat.parley.engine.client.EngineClientFactory;
import chat.parley.engine.plugin.PluginStatus.State;
import chat.parley.engine.plugin.jar.JarCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A host with its folders, beside a client or a server that is none.
final class HostRig implements AutoCloseable {

  /// Short where a test has to wait, and as usual where time is virtual.
  static final HostLimits LIMITS =
      new HostLimits(
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofMillis(500),
          3,
          Duration.ofMinutes(60));

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final FakeClient client = new FakeClient();
  final FakeServer server = new FakeServer();
  final FakeExtensions extensions = new FakeExtensions();
  final FakeClock clock = new FakeClock();
  final PluginFolders folders;
  final PluginHost host;

  HostRig(Path folder) throws IOException {
    this(folder, LIMITS);
  }

  HostRig(Path folder, HostLimits limits) throws IOException {
    this(folder, limits, JarCheck.NONE);
  }

  HostRig(Path folder, HostLimits limits, JarCheck check) throws IOException {
    this(folder, limits, check, null);
  }

  /// Beside a server, for which this connects clients.
  static HostRig besideServer(Path folder, ClientFactory clients) throws IOException {
    return new HostRig(folder, LIMITS, JarCheck.NONE, clients);
  }

  private HostRig(Path folder, HostLimits limits, JarCheck check, @Nullable ClientFactory clients)
      throws IOException {
    Neighbour neighbour =
        clients == null
            ? new Neighbour.OfClient(client, new EngineClientFactory())
            : new Neighbour.OfServer(server, clients);
    folders =
        new PluginFolders(
            folder.resolve("plugins"),
            folder.resolve("config"),
            folder.resolve("data"),
            folder.resolve("shadow"));
    host = PluginHost.open(new Services(neighbour, extensions, clock, check, limits), folders);
  }

  Path jar(String name) {
    return folders.jars().resolve(name);
  }

  /// Takes a jar in; how it stands then.
  PluginStatus take(JarBuilder builder, String name) throws IOException {
    host.take(builder.into(jar(name)));
    return status(name);
  }

  PluginStatus takeText(String text, String name) throws IOException {
    host.take(Files.writeString(jar(name), text));
    return status(name);
  }

  PluginStatus status(String file) {
    return host.statuses().stream()
        .filter(it -> it.file().equals(file))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no status of " + file));
  }

  /// Waits until a file stands so; what changes plugins has threads of its own.
  PluginStatus await(String file, State state) {
    awaitThat("%s is %s".formatted(file, state), () -> state(file) == state);
    return status(file);
  }

  static void awaitThat(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within %s: %s".formatted(PATIENCE, what));
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  State state(String file) {
    return status(file).state();
  }

  @Override
  public void close() {
    host.close();
  }
}
