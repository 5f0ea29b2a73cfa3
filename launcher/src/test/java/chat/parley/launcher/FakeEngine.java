package chat.parley.launcher;

import chat.parley.api.Client;
import chat.parley.api.Parley;
import chat.parley.api.ParleyException;
import chat.parley.api.Subscription;
import chat.parley.api.Traffic;
import chat.parley.api.command.Command;
import chat.parley.core.ServerNotice;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.server.Glance;
import chat.parley.engine.command.CommandRegistry;
import chat.parley.engine.command.Owner;
import chat.parley.engine.hook.HookCounts;
import chat.parley.engine.plugin.Leftover;
import chat.parley.engine.store.Passphrase;
import chat.parley.launcher.testing.FakeClient;
import chat.parley.launcher.text.PluginStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An engine that connects fake clients, starts servers that do nothing, and notes the simulator's
/// arguments.
final class FakeEngine implements Engine {

  private boolean pluginsWantClient;
  private final FakeClient client;
  private final List<List<String>> simulations = new ArrayList<>();
  private final List<ServerPlan> plans = new ArrayList<>();
  private final List<Command<?>> commands = new ArrayList<>();
  private @Nullable ParleyException failure;

  FakeEngine(FakeClient client) {
    this.client = client;
  }

  /// Neither clients nor servers can be had.
  FakeEngine failing(ParleyException why) {
    failure = why;
    return this;
  }

  /// With plugins that tell their words only beside a client.
  FakeEngine withPluginsThatWantAClient() {
    pluginsWantClient = true;
    return this;
  }

  /// There is a plugin that has this command.
  FakeEngine adding(Command<?> command) {
    commands.add(command);
    return this;
  }

  List<List<String>> simulations() {
    return simulations;
  }

  List<ServerPlan> plans() {
    return plans;
  }

  @Override
  public Parley.Builder client(String nickname, Passphrase passphrase) {
    return Parley.client(nickname);
  }

  @Override
  public Client connect(Parley.Builder builder) {
    if (failure != null) {
      throw failure;
    }
    return client;
  }

  @Override
  public Subscription bot(String program, Client on) {
    return () -> {};
  }

  @Override
  public Plugins plugins(CommandRegistry registry, PluginHome home) {
    commands.forEach(command -> registry.register(Owner.named("plugin fake"), command));
    return new FakePlugins(pluginsWantClient);
  }

  @Override
  public Running serve(ServerPlan plan, Consumer<ServerNotice> notices) {
    plans.add(plan);
    if (failure != null) {
      throw failure;
    }
    return new Ended();
  }

  @Override
  public int simulate(List<String> arguments, Consumer<String> out) {
    simulations.add(List.copyOf(arguments));
    out.accept("simulated");
    return arguments.contains("13") ? 1 : 0;
  }

  /// One plugin, which has started already.
  private record FakePlugins(boolean wantsClient) implements Plugins {

    @Override
    public void start(Client client, Consumer<String> notices) {}

    @Override
    public List<PluginStatus> statuses() {
      return List.of(new PluginStatus("fake", "1.0.0", "running", "Parley", 0, "for tests"));
    }

    @Override
    public List<Leftover> leftovers() {
      return List.of();
    }

    @Override
    public List<HookCounts> hooks() {
      return List.of();
    }

    @Override
    public void close() {}
  }

  /// A server whose disk has failed, which ends it at once.
  private static final class Ended implements Running {

    @Override
    public int port() {
      return 12345;
    }

    @Override
    public String fingerprint() {
      return "00ff";
    }

    @Override
    public List<TableEntry> table() {
      return List.of();
    }

    @Override
    public Optional<Glance> glance(int max) {
      return Optional.empty();
    }

    @Override
    public Traffic traffic() {
      return new Traffic(0, 0, 0, 0, 0, 0);
    }

    @Override
    public CompletionStage<String> ended() {
      return CompletableFuture.completedStage("the disk has failed");
    }

    @Override
    public void close() {}
  }
}
