package chat.parley.testkit;

import chat.parley.api.Client;
import chat.parley.api.ClientOptions;
import chat.parley.api.Nickname;
import chat.parley.api.spi.ClientFactory;
import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.store.ClientImage;
import chat.parley.engine.EnvironmentModule;
import chat.parley.engine.client.EngineClientFactory;
import chat.parley.engine.net.NetModule;
import chat.parley.engine.store.Journals;
import chat.parley.engine.store.MemoryClientStore;
import chat.parley.engine.store.MemoryJournals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The clients that plugins have on one host of the network. Their disks outlive them.
///
/// Safe for use by any thread.
final class PluginClients implements ClientFactory {

  private final Kit kit;
  private final String host;

  // Guarded by this object's monitor.
  private final Map<Nickname, MemoryClientStore> disks = new HashMap<>();
  private final List<Client> connected = new ArrayList<>();

  PluginClients(Kit kit, String host) {
    this.kit = kit;
    this.host = host;
  }

  /// The disk of somebody who has never been there.
  static MemoryClientStore newDisk(Kit kit, Journals journals) {
    var identity = Identity.create(new JdkCrypto(), kit.entropy());
    return new MemoryClientStore(
        ClientImage.fresh(identity, kit.entropy().nextLong()), kit.timeline()::execute, journals);
  }

  @Override
  public Client connect(ClientOptions options) throws InterruptedException {
    MemoryClientStore disk = open(options.nickname());
    var factory =
        new EngineClientFactory(
            new EnvironmentModule(kit.environment(), kit.entropy(), kit.stage()),
            new NetModule(kit.network().of(host)),
            _ -> disk);
    Client client = factory.connect(options);
    add(client);
    return client;
  }

  private synchronized MemoryClientStore open(Nickname nickname) {
    MemoryClientStore before = disks.get(nickname);
    MemoryClientStore disk =
        before == null ? newDisk(kit, new MemoryJournals()) : before.reopened();
    disks.put(nickname, disk);
    return disk;
  }

  private synchronized void add(Client client) {
    connected.add(client);
  }

  /// Ends those that still run like the end of their process: nobody is told.
  void kill() {
    takeAll().forEach(EngineClientFactory::kill);
  }

  private synchronized List<Client> takeAll() {
    List<Client> all = List.copyOf(connected);
    connected.clear();
    return all;
  }
}
