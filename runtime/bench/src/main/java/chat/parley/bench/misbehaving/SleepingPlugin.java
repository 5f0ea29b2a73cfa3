package chat.parley.bench.misbehaving;

import chat.parley.api.Event;
import chat.parley.api.plugin.PluginModule;

/// A plugin that waits with each event until it is interrupted.
public final class SleepingPlugin extends PluginModule {

  /// Made by the host.
  public SleepingPlugin() {}

  @Override
  protected void setUp() {
    on(Event.class, SleepingHandler.class);
  }
}
