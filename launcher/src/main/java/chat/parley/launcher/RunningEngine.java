package chat.parley.launcher;

import chat.parley.api.Client;
import chat.parley.api.Parley;
import chat.parley.api.Subscription;
import chat.parley.api.Traffic;
import chat.parley.core.ServerNotice;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.server.Glance;
import chat.parley.core.sim.SimulateSeeds;
import chat.parley.engine.bot.BotProgram;
import chat.parley.engine.bot.EngineBots;
import chat.parley.engine.client.EngineClientFactory;
import chat.parley.engine.command.CommandRegistry;
import chat.parley.engine.config.ServerLimits;
import chat.parley.engine.plugin.Neighbour;
import chat.parley.engine.server.RunningServer;
import chat.parley.engine.server.ServerOptions;
import chat.parley.engine.server.ServerPlaces;
import chat.parley.engine.store.DataFolders;
import chat.parley.engine.store.ParleyHome;
import chat.parley.engine.store.Passphrase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The engine and the simulator themselves.
final class RunningEngine implements Engine {

  @Override
  public Parley.Builder client(String nickname, Passphrase passphrase) {
    return Parley.client(nickname, options -> new EngineClientFactory(passphrase).connect(options));
  }

  @Override
  public Client connect(Parley.Builder client) throws InterruptedException {
    return client.connect();
  }

  @Override
  public Subscription bot(String program, Client client) {
    try {
      return new EngineBots().start(BotProgram.planOf(Class.forName(program)), client);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the bot %s is not there".formatted(program), e);
    }
  }

  @Override
  public Plugins plugins(CommandRegistry commands, PluginHome home) {
    return new ClientPlugins(commands, home);
  }

  @Override
  public Running serve(ServerPlan plan, Consumer<ServerNotice> notices) {
    String bind = plan.bind() == null ? "" : plan.bind();
    Path data = folder(plan.data());
    var options =
        new ServerOptions(plan.port(), bind, data, false, ServerLimits.in(data).settings());
    RunningServer server = RunningServer.prepare(options, notices, plan.passphrase());
    PluginHome home = plan.plugins();
    var running = new RunningOne(server, home == null ? null : new HostedPlugins(home));
    boolean isOpen = false;
    try {
      running.startPlugins(place(server, data));
      server.open();
      isOpen = true;
      return running;
    } finally {
      if (!isOpen) {
        running.close();
      }
    }
  }

  private static Path folder(@Nullable Path chosen) {
    return chosen == null ? DataFolders.server(ParleyHome.find()) : chosen;
  }

  private static HostedPlugins.Place place(RunningServer server, Path data) {
    return new HostedPlugins.Place(
        new Neighbour.OfServer(
            server.facts(), options -> new EngineClientFactory().connect(options)),
        new ServerPlaces(server),
        data);
  }

  @Override
  public int simulate(List<String> arguments, Consumer<String> out) {
    return SimulateSeeds.run(arguments, out);
  }

  /// A running server of the engine, and the plugins beside it.
  private record RunningOne(RunningServer server, @Nullable HostedPlugins plugins)
      implements Running {

    void startPlugins(HostedPlugins.Place place) {
      if (plugins != null) {
        plugins.start(place);
      }
    }

    @Override
    public int port() {
      return server.port();
    }

    @Override
    public String fingerprint() {
      return server.fingerprint();
    }

    @Override
    public List<TableEntry> table() {
      return server.table();
    }

    @Override
    public Optional<Glance> glance(int max) {
      return server.glance(max);
    }

    @Override
    public Traffic traffic() {
      return server.traffic();
    }

    @Override
    public CompletionStage<String> ended() {
      return server.ended();
    }

    @Override
    public void close() {
      if (plugins != null) {
        plugins.close();
      }
      server.close();
    }
  }
}
