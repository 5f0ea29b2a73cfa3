package chat.parley.engine.server;

import chat.parley.core.Entropy;
import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.engine.store.DataFolder;
import chat.parley.engine.store.DataFolders;
import chat.parley.engine.store.MemoryServerStore;
import chat.parley.engine.store.ParleyHome;
import chat.parley.engine.store.Passphrase;
import chat.parley.engine.store.ServerStore;
import chat.parley.engine.store.SqliteServerStore;
import java.nio.file.Path;

/// Opens stores in data folders, or in memory for servers that may forget.
final class UsualServerStores implements ServerStores {

  private final Entropy entropy;
  private final Passphrase passphrase;

  UsualServerStores(Entropy entropy, Passphrase passphrase) {
    this.entropy = entropy;
    this.passphrase = passphrase;
  }

  @Override
  public ServerStore open(ServerOptions options) {
    if (options.inMemory()) {
      return new MemoryServerStore(Identity.create(new JdkCrypto(), entropy), Runnable::run);
    }
    Path chosen = options.data();
    Path folder = chosen == null ? DataFolders.server(ParleyHome.find()) : chosen;
    return SqliteServerStore.open(
        DataFolder.open(folder, DataFolder.Role.SERVER).under(passphrase));
  }
}
