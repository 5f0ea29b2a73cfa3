package chat.parley.bench.misbehaving;

import chat.parley.api.Event;
import chat.parley.api.plugin.PluginModule;

/// A plugin that goes round and round with each event until it is interrupted.
public final class LoopingPlugin extends PluginModule {

  /// Made by the host.
  public LoopingPlugin() {}

  @Override
  protected void setUp() {
    on(Event.class, LoopingHandler.class);
  }
}
