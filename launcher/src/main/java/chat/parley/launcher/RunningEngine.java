package chat.parley.launcher;

import chat.parley.api.Client;
import chat.parley.api.Parley;
import chat.parley.core.ServerNotice;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.server.ServerSettings;
import chat.parley.core.sim.SimulateSeeds;
import chat.parley.engine.command.CommandRegistry;
import chat.parley.engine.server.RunningServer;
import chat.parley.engine.server.ServerOptions;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/// The engine and the simulator themselves.
final class RunningEngine implements Engine {

  @Override
  public Client connect(Parley.Builder client) throws InterruptedException {
    return client.connect();
  }

  @Override
  public Plugins plugins(CommandRegistry commands, PluginHome home) {
    return new HostedPlugins(commands, home);
  }

  @Override
  public Running serve(ServerPlan plan, Consumer<ServerNotice> notices) {
    String bind = plan.bind() == null ? "" : plan.bind();
    var options = new ServerOptions(plan.port(), bind, plan.data(), false, ServerSettings.DEFAULT);
    return new RunningOne(RunningServer.start(options, notices));
  }

  @Override
  public int simulate(List<String> arguments, Consumer<String> out) {
    return SimulateSeeds.run(arguments, out);
  }

  /// A running server of the engine.
  private record RunningOne(RunningServer server) implements Running {

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
    public CompletionStage<String> ended() {
      return server.ended();
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
