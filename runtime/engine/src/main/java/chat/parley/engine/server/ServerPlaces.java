package chat.parley.engine.server;

import chat.parley.api.Subscription;
import chat.parley.api.command.Command;
import chat.parley.api.hook.TransportHook;
import chat.parley.api.server.Admission;
import chat.parley.engine.plugin.Extensions;
import chat.parley.engine.plugin.Guard;
import chat.parley.engine.plugin.PluginHooks;

/// Where plugins beside a server put what they add: hooks and admissions on the server itself. It
/// has no prompt, and so no commands.
///
/// @param server the one they are beside
public record ServerPlaces(RunningServer server) implements Extensions {

  @Override
  public Subscription command(Command<?> command, Guard guard) {
    throw new IllegalArgumentException("a server has no prompt for commands");
  }

  @Override
  public Subscription hook(TransportHook hook, Guard guard) {
    return new PluginHooks(server.hooks()).add(hook, guard);
  }

  @Override
  public Subscription admission(String plugin, Admission admission) {
    return server.admissions().add("plugin " + plugin, admission);
  }
}
