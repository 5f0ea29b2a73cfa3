package chat.parley.plugins.porter;

import chat.parley.api.plugin.ParleyPlugin;
import chat.parley.api.plugin.PluginModule;
import chat.parley.api.plugin.Side;
import chat.parley.api.server.ServerEvent;

/// The plugin `porter`: says who may come in, welcomes those who come for the first time, and keeps
/// a book of what happens.
@ParleyPlugin(
    id = "porter",
    version = "0.1.0",
    description = "admits those on a list, welcomes newcomers, keeps a book",
    sides = Side.SERVER)
public final class PorterPlugin extends PluginModule {

  /// Made by the host.
  public PorterPlugin() {}

  @Override
  protected void setUp() {
    config(PorterConfig.class);
    admission(GuestList.class);
    onServer(ServerEvent.Joined.class, Welcome.class);
    onServer(ServerEvent.class, Book.class);
  }
}
