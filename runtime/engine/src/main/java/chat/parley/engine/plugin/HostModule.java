package chat.parley.engine.plugin;

import chat.parley.api.Client;
import chat.parley.api.plugin.DataDir;
import chat.parley.api.plugin.Notices;
import chat.parley.api.plugin.PluginInfo;
import chat.parley.api.plugin.Scheduler;
import chat.parley.api.plugin.Store;
import chat.parley.api.server.Server;
import chat.parley.api.spi.ConfigSource;
import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.binder.LinkedBindingBuilder;
import com.google.inject.matcher.Matchers;
import com.google.inject.spi.ProvisionListener;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;

/// Binds what the host gives to one plugin, and notes what of it has to be closed.
final class HostModule extends AbstractModule {

  /// What the plugin is given: it is not the plugin's to close.
  private static final Set<Class<?>> HOSTS =
      Set.of(
          PluginInfo.class,
          Scheduler.class,
          InstantSource.class,
          Logger.class,
          ConfigSource.class,
          Store.class,
          Notices.class,
          Path.class,
          Client.class,
          Server.class);

  private final Offer offer;
  private final Closeables closeables;

  HostModule(Offer offer, Closeables closeables) {
    this.offer = offer;
    this.closeables = closeables;
  }

  @Override
  protected void configure() {
    bind(PluginInfo.class).toInstance(offer.info());
    bind(Scheduler.class).toInstance(offer.scheduler());
    bind(InstantSource.class).toInstance(offer.clock());
    bind(Logger.class).toInstance(offer.logger());
    bind(ConfigSource.class).toInstance(offer.config());
    bind(Store.class).toInstance(offer.store());
    bind(Notices.class).toInstance(offer.notices());
    bind(Path.class).annotatedWith(DataDir.class).toProvider(offer.dataDir()::get);
    switch (offer.neighbour()) {
      case Neighbour.OfClient(Client client, _) -> bind(Client.class).toInstance(client);
      case Neighbour.OfServer(Server server, _) -> bind(Server.class).toInstance(server);
    }
    offer.imports().forEach(this::bindImport);
    bindListener(Matchers.any(), new Collector());
  }

  @SuppressWarnings("unchecked") // The exporter's injector gives objects of that very class.
  private void bindImport(Class<?> type, Supplier<?> exporter) {
    LinkedBindingBuilder<Object> binding = (LinkedBindingBuilder<Object>) bind(type);
    binding.toProvider((Provider<Object>) exporter::get);
  }

  /// Notes whatever was made here. Which of it are singletons is known when all have been made: one
  /// that is bound to an interface is not marked itself.
  private final class Collector implements ProvisionListener {

    @Override
    public <T> void onProvision(ProvisionInvocation<T> invocation) {
      Class<?> type = invocation.getBinding().getKey().getTypeLiteral().getRawType();
      // Guice tells of what was bound to an instance, too.
      boolean isOurs = !HOSTS.contains(type) && !offer.imports().containsKey(type);
      if (invocation.provision() instanceof AutoCloseable made && isOurs) {
        closeables.add(made);
      }
    }
  }
}
