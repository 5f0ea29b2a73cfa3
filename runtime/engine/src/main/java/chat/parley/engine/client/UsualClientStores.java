package chat.parley.engine.client;

import chat.parley.api.ClientOptions;
import chat.parley.core.Entropy;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.store.ClientImage;
import chat.parley.engine.config.Environment;
import chat.parley.engine.store.ClientStore;
import chat.parley.engine.store.DataFolder;
import chat.parley.engine.store.DataFolders;
import chat.parley.engine.store.MemoryClientStore;
import chat.parley.engine.store.ParleyHome;
import chat.parley.engine.store.Passphrase;
import chat.parley.engine.store.SqliteClientStore;
import java.nio.file.Path;
import java.time.InstantSource;

/// Opens stores in data folders, or in memory for clients that may forget.
final class UsualClientStores implements ClientStores {

  private final Entropy entropy;
  private final Passphrase passphrase;
  private final Environment environment;

  /// @param environment says how long messages are kept
  UsualClientStores(Entropy entropy, Passphrase passphrase, Environment environment) {
    this.environment = environment;
    this.entropy = entropy;
    this.passphrase = passphrase;
  }

  @Override
  public ClientStore open(ClientOptions options) {
    if (options.inMemory()) {
      Crypto crypto = new JdkCrypto();
      Identity identity = Identity.create(crypto, entropy);
      return new MemoryClientStore(ClientImage.fresh(identity, entropy.nextLong()), Runnable::run);
    }
    Path chosen = options.data();
    Path folder =
        chosen == null ? DataFolders.client(ParleyHome.find(), options.nickname()) : chosen;
    int days = environment.settings().retention();
    ClientStore store =
        SqliteClientStore.open(
            DataFolder.ofClient(folder, options.nickname().key()).under(passphrase));
    return days == 0 ? store : new ForgetfulStore(store, days, InstantSource.system());
  }
}
