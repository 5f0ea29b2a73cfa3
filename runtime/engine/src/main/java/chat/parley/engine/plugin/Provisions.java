package chat.parley.engine.plugin;

import chat.parley.api.Client;
import chat.parley.api.plugin.PluginInfo;
import chat.parley.api.server.Server;
import chat.parley.api.spi.ClientFactory;
import chat.parley.api.spi.Descriptor;
import chat.parley.engine.config.ConfigFile;
import chat.parley.engine.plugin.jar.PluginJar;
import chat.parley.engine.store.PluginStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/// Fits out each plugin: its own store and folder, its configuration, its logger, and the host's
/// neighbour as it may see it.
///
/// @param folders of the host
record Provisions(Services services, PluginFolders folders) {

  /// What a plugin gets.
  ///
  /// @param closeables gets what has to be closed after the plugin
  Offer offer(
      PluginJar jar,
      Tasks tasks,
      Ties ties,
      Closeables closeables,
      Map<Class<?>, Supplier<?>> imports) {
    Descriptor descriptor = jar.descriptor();
    String id = descriptor.id();
    var store = new PluginStore(id, folders.data().resolve(id + ".db"));
    closeables.addOwn(store);
    return new Offer(
        new PluginInfo(id, descriptor.version(), descriptor.description()),
        tasks,
        services.clock(),
        LoggerFactory.getLogger("plugin." + id),
        new ConfigFile(folders.config().resolve(id + ".toml")),
        store,
        new NoticeBoard(
            ties.guard(), services.clock(), line -> services.extensions().notice(id, line)),
        () -> dataDir(id),
        view(id, ties, closeables),
        imports);
  }

  private Neighbour view(String id, Ties ties, Closeables closeables) {
    return switch (services.neighbour()) {
      case Neighbour.OfClient(Client client, ClientFactory factory) ->
          new Neighbour.OfClient(new ClientView(client, ties, null), factory);
      case Neighbour.OfServer(Server server, ClientFactory factory) -> {
        var own = new OwnClients(factory, ties, closeables, () -> dataDir(id));
        yield new Neighbour.OfServer(new ServerView(server, ties, own), factory);
      }
    };
  }

  /// The folder of a plugin, which is made if it is missing.
  Path dataDir(String id) {
    try {
      return Files.createDirectories(folders.data().resolve(id));
    } catch (IOException e) {
      throw new UncheckedIOException("the data folder of %s cannot be made".formatted(id), e);
    }
  }
}
