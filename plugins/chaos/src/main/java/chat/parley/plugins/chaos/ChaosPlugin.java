package chat.parley.plugins.chaos;

import chat.parley.api.Event;
import chat.parley.api.plugin.ParleyPlugin;
import chat.parley.api.plugin.PluginModule;

/// The plugin `chaos`: a hook that loses, delays, doubles and reorders datagrams, and a command
/// that says how much.
@ParleyPlugin(
    id = "chaos",
    version = "0.1.0",
    description = "loses, delays, doubles and reorders datagrams, on purpose")
public final class ChaosPlugin extends PluginModule {

  /// Made by the host.
  public ChaosPlugin() {}

  @Override
  protected void setUp() {
    config(ChaosConfig.class);
    bind(Conditions.class).asEagerSingleton();
    hook(ChaosHook.class);
    command(ChaosCommand.class);
    on(Event.TableChanged.class, CutFollower.class);
  }
}
