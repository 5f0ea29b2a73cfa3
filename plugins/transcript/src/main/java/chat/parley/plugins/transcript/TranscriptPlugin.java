package chat.parley.plugins.transcript;

import chat.parley.api.Event;
import chat.parley.api.plugin.ParleyPlugin;
import chat.parley.api.plugin.PluginModule;
import com.google.inject.Scopes;

/// The plugin `transcript`: writes down what is said, one file for each conversation.
@ParleyPlugin(
    id = "transcript",
    version = "0.1.0",
    description = "writes down what is said to you and by you, as lines of JSON")
public final class TranscriptPlugin extends PluginModule {

  /// Made by the host.
  public TranscriptPlugin() {}

  @Override
  protected void setUp() {
    config(TranscriptConfig.class);
    bind(Choice.class).in(Scopes.SINGLETON);
    bind(Pages.class).in(Scopes.SINGLETON);
    bind(Seen.class).in(Scopes.SINGLETON);
    command(TranscriptCommand.class);
    on(Event.class, Recorder.class);
    start(Opening.class);
  }
}
