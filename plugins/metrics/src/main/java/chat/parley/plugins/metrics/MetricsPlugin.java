package chat.parley.plugins.metrics;

import chat.parley.api.Event;
import chat.parley.api.plugin.ParleyPlugin;
import chat.parley.api.plugin.PluginModule;
import chat.parley.api.plugin.Side;
import chat.parley.api.server.ServerEvent;
import com.google.inject.Provider;

/// The plugin `metrics`: figures of a client or a server, where Prometheus looks for them, and
/// whether all is well, where a load balancer or an alarm does.
@ParleyPlugin(
    id = "metrics",
    version = "0.1.0",
    description = "tells Prometheus how this client or server is",
    sides = {Side.CLIENT, Side.SERVER})
public final class MetricsPlugin extends PluginModule {

  /// Made by the host.
  public MetricsPlugin() {}

  @Override
  protected void setUp() {
    config(MetricsConfig.class);
    Provider<MetricsConfig> config = getProvider(MetricsConfig.class);
    bind(Listening.class).toProvider(() -> config.get().listening(side()));
    bind(Meters.class).asEagerSingleton();
    bind(Endpoint.class).asEagerSingleton();
    switch (side()) {
      case CLIENT -> {
        bind(Absence.class).asEagerSingleton();
        bind(ClientFigures.class).asEagerSingleton();
        bind(Observed.class).to(ClientFigures.class);
        command(MetricsCommand.class);
      }
      case SERVER -> bind(Observed.class).to(ServerFigures.class);
    }
    on(Event.class, Absence.class);
    onServer(ServerEvent.class, ServerFigures.class);
    start(Opening.class);
  }
}
