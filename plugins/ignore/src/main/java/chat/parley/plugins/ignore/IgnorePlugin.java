package chat.parley.plugins.ignore;

import chat.parley.api.plugin.ParleyPlugin;
import chat.parley.api.plugin.PluginModule;
import com.google.inject.Scopes;

/// The plugin `ignore`: messages of some people, to some rooms or with some words in them are not
/// shown.
@ParleyPlugin(
    id = "ignore",
    version = "0.1.0",
    description = "hides messages of people, in rooms, or with words that you do not want to read")
public final class IgnorePlugin extends PluginModule {

  /// Made by the host.
  public IgnorePlugin() {}

  @Override
  protected void setUp() {
    bind(IgnoreList.class).in(Scopes.SINGLETON);
    command(IgnoreCommand.class);
    command(UnignoreCommand.class);
    command(MuteCommand.class);
    filter(Blinkers.class);
    start(Opening.class);
  }
}
