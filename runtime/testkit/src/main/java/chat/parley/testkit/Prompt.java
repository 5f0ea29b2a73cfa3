package chat.parley.testkit;

import chat.parley.api.Client;
import chat.parley.api.Kind;
import chat.parley.api.Nickname;
import chat.parley.api.Subscription;
import chat.parley.api.command.Command;
import chat.parley.api.hook.TransportHook;
import chat.parley.api.server.Admission;
import chat.parley.engine.client.EngineClientFactory;
import chat.parley.engine.command.Call;
import chat.parley.engine.command.Caller;
import chat.parley.engine.command.CheckedExample;
import chat.parley.engine.command.CommandRegistry;
import chat.parley.engine.command.Outcome;
import chat.parley.engine.command.Owner;
import chat.parley.engine.command.Parsed;
import chat.parley.engine.plugin.Extensions;
import chat.parley.engine.plugin.Guard;
import chat.parley.engine.plugin.HostLimits;
import chat.parley.engine.plugin.Leftover;
import chat.parley.engine.plugin.Neighbour;
import chat.parley.engine.plugin.PluginFolders;
import chat.parley.engine.plugin.PluginHost;
import chat.parley.engine.plugin.PluginStatus;
import chat.parley.engine.plugin.Services;
import chat.parley.engine.plugin.jar.JarCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// What a user can type beside talking: the commands of the plugins beside his client.
final class Prompt implements AutoCloseable {

  private final CommandRegistry commands;
  private final PluginHost plugins;
  private final List<Client> bots = new CopyOnWriteArrayList<>();

  /// @param clients connects the plugins' bots
  /// @param folder the plugins' own
  /// @param notices takes what plugins tell unasked
  Prompt(
      Client client, Clients clients, VirtualClock clock, Path folder, Consumer<String> notices) {
    String name = client.nickname().key();
    this.commands = CommandRegistry.empty().on(clock.threads());
    try {
      this.plugins =
          PluginHost.open(
              new Services(
                  new Neighbour.OfClient(client),
                  new Outlet(commands, clients, bots, notices),
                  clock,
                  JarCheck.NONE,
                  HostLimits.DEFAULT),
              new PluginFolders(
                  folder,
                  folder.resolve("config"),
                  folder.resolve("data").resolve(name),
                  folder.resolve("shadow").resolve(name)));
    } catch (IOException e) {
      throw new UncheckedIOException("there is no place for the plugins of " + name, e);
    }
  }

  /// Where the host puts what plugins add.
  private record Outlet(
      CommandRegistry commands, Clients clients, List<Client> bots, Consumer<String> notices)
      implements Extensions {

    @Override
    public Subscription command(Command<?> command, Guard guard) {
      Owner owner = Owner.named("plugin %s".formatted(guard.plugin()));
      return commands.register(owner, command.getClass(), () -> guarded(command, guard));
    }

    private static <C> Command<C> guarded(Command<C> command, Guard guard) {
      return (call, in) -> guard.run(command, call, in);
    }

    @Override
    public Subscription hook(TransportHook hook, Guard guard) {
      throw new IllegalArgumentException("the test kit has no place for hooks yet");
    }

    @Override
    public void notice(String plugin, String line) {
      notices.accept("%s: %s".formatted(plugin, line));
    }

    @Override
    public Client connect(Nickname nickname, Path data) throws InterruptedException {
      Client bot = clients.connect(nickname, Kind.BOT, data.toString());
      bots.add(bot);
      return bot;
    }

    @Override
    public Subscription admission(Admission admission, Guard guard) {
      throw new IllegalArgumentException("a client admits nobody");
    }
  }

  /// Takes a jar in; how it stands then.
  PluginStatus take(Path jar) {
    plugins.take(jar);
    String file = String.valueOf(jar.getFileName());
    return plugins.statuses().stream()
        .filter(status -> status.file().equals(file))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the host does not know " + file));
  }

  /// Whether the first word of this line is a command.
  boolean knows(String line) {
    return commands.has(line.split("\\s", 2)[0]);
  }

  /// Does what this line says. Completes with what the caller is told of how it ended, mostly
  /// nothing.
  CompletableFuture<String> run(String line, Caller caller) {
    return switch (commands.parse(line)) {
      case Parsed.Ok<Call>(Call.Registered call) ->
          commands.run(call, caller).thenApply(Outcome::complaint);
      case Parsed.Ok<Call>(Call.Own _) ->
          throw new IllegalStateException("the test kit has no words of its own");
      case Parsed.HelpAsked<Call>(var text) -> CompletableFuture.completedFuture(text);
      case Parsed.Wrong<Call> wrong ->
          CompletableFuture.completedFuture(
              "%s%n%s%n%s".formatted(wrong.why(), wrong.pointer(), wrong.usage()));
    };
  }

  /// The examples of all commands.
  List<CheckedExample> examples() {
    return commands.examples();
  }

  /// Unloaded plugins that are still in memory.
  List<String> leftovers() {
    return plugins.leftovers().stream().map(Leftover::load).toList();
  }

  /// Ends the clients of the plugins' bots, without a word to anybody.
  void kill() {
    bots.forEach(EngineClientFactory::kill);
  }

  @Override
  public void close() {
    plugins.close();
  }
}
