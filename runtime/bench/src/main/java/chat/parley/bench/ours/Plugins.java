package chat.parley.bench.ours;

import chat.parley.api.Client;
import chat.parley.api.Subscription;
import chat.parley.api.command.Command;
import chat.parley.api.hook.TransportHook;
import chat.parley.api.server.Admission;
import chat.parley.bench.part.WorkFolder;
import chat.parley.engine.client.EngineClientFactory;
import chat.parley.engine.command.CommandRegistry;
import chat.parley.engine.command.Owner;
import chat.parley.engine.hook.Hooked;
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
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The plugins beside one client, as beside a prompt.
///
/// @param host of the plugins
/// @param clock theirs
/// @param folder where they keep what they keep
record Plugins(PluginHost host, RealClock clock, WorkFolder folder) implements AutoCloseable {

  /// As usual, but that no plugin is ever switched off for its failures: what is measured is what
  /// they cost.
  private static final HostLimits LIMITS =
      new HostLimits(
          HostLimits.DEFAULT.handler(),
          HostLimits.DEFAULT.command(),
          HostLimits.DEFAULT.ending(),
          HostLimits.DEFAULT.failuresMax(),
          Duration.ofNanos(1));

  /// Loads them, and waits until they run.
  ///
  /// @throws IOException when one of them does not
  static Plugins beside(Client client, Company company) throws IOException {
    var folder = WorkFolder.make();
    var clock = new RealClock();
    Path path = folder.path();
    var folders =
        new PluginFolders(
            path.resolve("jars"),
            path.resolve("config"),
            path.resolve("data"),
            path.resolve("shadow"));
    var services =
        new Services(
            new Neighbour.OfClient(client, new EngineClientFactory()),
            new Places(CommandRegistry.empty(), client),
            clock,
            JarCheck.NONE,
            LIMITS);
    var plugins = new Plugins(PluginHost.open(services, folders), clock, folder);
    try {
      plugins.load(company.jars(path));
      return plugins;
    } catch (IOException e) {
      plugins.close();
      throw e;
    }
  }

  private void load(List<Path> jars) throws IOException {
    host.take(jars.toArray(Path[]::new));
    for (PluginStatus status : host.statuses()) {
      if (status.state() != PluginStatus.State.RUNNING) {
        throw new IOException("%s does not run: %s".formatted(status.file(), status.why()));
      }
    }
  }

  @Override
  public void close() {
    host.close();
    clock.close();
    folder.close();
  }

  /// Where they put what they add.
  private record Places(CommandRegistry commands, Client client) implements Extensions {

    @Override
    public Subscription command(Command<?> command, Guard guard) {
      return commands.register(
          Owner.named("plugin " + guard.plugin()), command.getClass(), () -> command);
    }

    @Override
    public Subscription hook(TransportHook hook, Guard guard) {
      if (client instanceof Hooked hooked) {
        return hooked.hooks().add(guard.plugin(), hook, why -> guard.failed("a hook", why));
      }
      throw new IllegalArgumentException("this client takes no hooks");
    }

    @Override
    public Subscription admission(String plugin, Admission admission) {
      throw new IllegalArgumentException("nobody registers at a client");
    }
  }
}
