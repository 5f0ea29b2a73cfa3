package chat.parley.launcher;

import chat.parley.api.Client;
import chat.parley.api.Subscription;
import chat.parley.api.command.Command;
import chat.parley.api.command.Invocation;
import chat.parley.api.hook.TransportHook;
import chat.parley.api.server.Admission;
import chat.parley.engine.command.CommandRegistry;
import chat.parley.engine.command.Owner;
import chat.parley.engine.hook.Hooked;
import chat.parley.engine.plugin.Extensions;
import chat.parley.engine.plugin.Guard;
import chat.parley.engine.plugin.PluginHooks;
import java.util.function.Consumer;

/// Where plugins beside a client put what they add: commands into a registry, hooks on the client.
///
/// @param client the one whose datagrams and frames they hook
/// @param notices takes what they tell its owner unasked
record PluginPlaces(CommandRegistry commands, Client client, Consumer<String> notices)
    implements Extensions {

  /// A command that is measured as a call of its plugin.
  private record Guarded<C>(Command<C> command, Guard guard) implements Command<C> {

    @Override
    public void run(C call, Invocation in) throws Exception {
      guard.run(command, call, in);
    }
  }

  @Override
  public Subscription command(Command<?> command, Guard guard) {
    var guarded = new Guarded<>(command, guard);
    return commands.register(
        Owner.named("plugin " + guard.plugin()), command.getClass(), () -> guarded);
  }

  @Override
  public Subscription hook(TransportHook hook, Guard guard) {
    if (!(client instanceof Hooked hooked)) {
      throw new IllegalArgumentException("this client takes no hooks");
    }
    return new PluginHooks(hooked.hooks()).add(hook, guard);
  }

  @Override
  public void notice(String plugin, String line) {
    notices.accept("%s: %s".formatted(plugin, line));
  }

  @Override
  public Subscription admission(String plugin, Admission admission) {
    throw new IllegalArgumentException("nobody registers at a client");
  }
}
