package chat.parley.plugins.away;

import chat.parley.api.Event;
import chat.parley.api.plugin.ParleyPlugin;
import chat.parley.api.plugin.PluginModule;
import com.google.inject.Scopes;

/// The plugin `away`: shows others that we are away, and answers each of those who write to us
/// once.
@ParleyPlugin(
    id = "away",
    version = "0.1.0",
    description = "says that you are away, and tells those who write to you")
public final class AwayPlugin extends PluginModule {

  /// Made by the host.
  public AwayPlugin() {}

  @Override
  protected void setUp() {
    config(AwayConfig.class);
    bind(Absence.class).in(Scopes.SINGLETON);
    bind(Idleness.class).in(Scopes.SINGLETON);
    command(AwayCommand.class);
    command(BackCommand.class);
    on(Event.Received.class, Secretary.class);
    on(Event.Sent.class, Activity.class);
    start(GoingOn.class);
  }
}
