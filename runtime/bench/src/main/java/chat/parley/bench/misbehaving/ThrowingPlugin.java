package chat.parley.bench.misbehaving;

import chat.parley.api.Event;
import chat.parley.api.plugin.PluginModule;

/// A plugin that throws something at each event.
public final class ThrowingPlugin extends PluginModule {

  /// Made by the host.
  public ThrowingPlugin() {}

  @Override
  protected void setUp() {
    on(Event.class, ThrowingHandler.class);
  }
}
