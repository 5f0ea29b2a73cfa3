package chat.parley.engine.server;

import chat.parley.core.Entropy;
import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.engine.store.DataFolder;
import chat.parley.engine.store.DataFolders;
import chat.parley.engine.store.MemoryServerStore;
import chat.parley.engine.store.ParleyHome;
import chat.parley.engine.store.ServerStore;
import chat.parley.engine.store.SqliteServerStore;
import jakarta.inject.Inject;
import java.nio.file.Path;

/// Opens the stores of servers: in data folders, or in memory for servers that may forget.
final class ServerStores {

  private final Entropy entropy;

  @Inject
  ServerStores(Entropy entropy) {
    this.entropy = entropy;
  }

  /// The store that these options ask for, with a new identity if there was none. Blocks.
  ServerStore open(ServerOptions options) {
    if (options.inMemory()) {
      return new MemoryServerStore(Identity.create(new JdkCrypto(), entropy), Runnable::run);
    }
    Path chosen = options.data();
    Path folder = chosen == null ? DataFolders.server(ParleyHome.find()) : chosen;
    return SqliteServerStore.open(DataFolder.open(folder, DataFolder.Role.SERVER));
  }
}
