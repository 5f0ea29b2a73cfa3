package chat.parley.engine.plugin;

import chat.parley.api.Client;
import chat.parley.api.ClientOptions;
import chat.parley.api.Nickname;
import chat.parley.api.Parley;
import chat.parley.api.spi.ClientFactory;
import chat.parley.engine.store.DataFolders;
import java.nio.file.Path;
import java.util.function.Supplier;

/// Connects clients that belong to one plugin, and are closed with it.
///
/// Safe for use by any thread.
///
/// @param factory the host's
/// @param folder makes the plugin's folder
record OwnClients(ClientFactory factory, Ties ties, Closeables closeables, Supplier<Path> folder) {

  /// Prepares one at this server.
  ///
  /// @throws IllegalArgumentException when it is no nickname
  Parley.Builder prepare(String nickname, String server) {
    Path data = DataFolders.client(folder.get(), Nickname.of(nickname));
    return Parley.client(nickname, this::connect).server(server).data(data);
  }

  private Client connect(ClientOptions options) throws InterruptedException {
    ties.check();
    Client client = factory.connect(options);
    if (!closeables.addOwn(client)) {
      client.close();
      ties.check();
    }
    return new ClientView(client, ties, () -> closeables.dropOwn(client));
  }
}
