package chat.parley.testkit;

import chat.parley.api.Client;
import chat.parley.api.Subscription;
import chat.parley.api.command.Command;
import chat.parley.api.hook.TransportHook;
import chat.parley.api.server.Admission;
import chat.parley.api.spi.ClientFactory;
import chat.parley.engine.command.Call;
import chat.parley.engine.command.Caller;
import chat.parley.engine.command.CheckedExample;
import chat.parley.engine.command.CommandRegistry;
import chat.parley.engine.command.Outcome;
import chat.parley.engine.command.Owner;
import chat.parley.engine.command.Parsed;
import chat.parley.engine.hook.Hooked;
import chat.parley.engine.plugin.Extensions;
import chat.parley.engine.plugin.Guard;
import chat.parley.engine.plugin.Neighbour;
import chat.parley.engine.plugin.PluginHooks;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// What a user can type beside talking: the commands of the plugins beside his client.
final class Prompt implements AutoCloseable {

  private final CommandRegistry commands;
  private final Shelf plugins;

  /// @param clients connects those of the plugins' own
  /// @param notices takes what plugins tell unasked
  Prompt(Kit kit, Client client, ClientFactory clients, Consumer<String> notices) {
    this.commands = CommandRegistry.empty().on(kit.stage());
    this.plugins =
        kit.shelf(
            client.nickname().key(),
            new Neighbour.OfClient(client, clients),
            new Outlet(commands, client, notices));
  }

  /// Where the host puts what plugins add.
  private record Outlet(CommandRegistry commands, Client client, Consumer<String> notices)
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
      if (!(client instanceof Hooked hooked)) {
        throw new IllegalStateException("all clients of the test kit have hooks");
      }
      return new PluginHooks(hooked.hooks()).add(hook, guard);
    }

    @Override
    public void notice(String plugin, String line) {
      notices.accept("%s: %s".formatted(plugin, line));
    }

    @Override
    public Subscription admission(String plugin, Admission admission) {
      throw new IllegalArgumentException("a client admits nobody");
    }
  }

  /// Takes a jar in, which runs from then on unless it is made for servers.
  ///
  /// @throws AssertionError when it cannot be loaded
  void take(Path jar) {
    plugins.take(jar);
  }

  /// Whether the first word of this line is a command.
  boolean knows(String line) {
    return commands.has(line.split("\\s", 2)[0]);
  }

  /// Unloads the plugin that was taken from this file.
  void forget(String file) {
    plugins.forget(file);
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

  @Override
  public void close() {
    plugins.close();
  }
}
