package chat.parley.testkit;

import chat.parley.api.Client;
import chat.parley.api.ClientOptions;
import chat.parley.api.Kind;
import chat.parley.api.Nickname;
import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.store.ClientImage;
import chat.parley.engine.EnvironmentModule;
import chat.parley.engine.client.EngineClientFactory;
import chat.parley.engine.net.NetModule;
import chat.parley.engine.store.MemoryClientStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Connects clients whose disks outlive them.
final class Clients {

  /// As long as the registration may take in virtual time.
  private static final Duration REGISTRATION = Duration.ofSeconds(10);

  private final Kit kit;
  private final Map<String, MemoryClientStore> disks = new HashMap<>();

  Clients(Kit kit) {
    this.kit = kit;
  }

  /// Connects a client with what is on this disk, which is empty when it is first used.
  ///
  /// @throws chat.parley.api.ParleyException when it cannot be registered
  /// @throws InterruptedException when the waiting thread is interrupted
  Client connect(Nickname nickname, Kind kind, String disk) throws InterruptedException {
    MemoryClientStore opened = open(disk);
    var factory =
        new EngineClientFactory(
            new EnvironmentModule(kit.environment(), kit.entropy(), kit.stage()),
            new NetModule(kit.network().of(nickname.key())),
            _ -> opened);
    return factory.connect(new ClientOptions(nickname, null, 0, null, true, kind, REGISTRATION));
  }

  private synchronized MemoryClientStore open(String name) {
    MemoryClientStore before = disks.get(name);
    MemoryClientStore disk = before == null ? fresh() : before.reopened();
    disks.put(name, disk);
    return disk;
  }

  private MemoryClientStore fresh() {
    var identity = Identity.create(new JdkCrypto(), kit.entropy());
    return new MemoryClientStore(
        ClientImage.fresh(identity, kit.entropy().nextLong()), kit.timeline()::execute);
  }
}
