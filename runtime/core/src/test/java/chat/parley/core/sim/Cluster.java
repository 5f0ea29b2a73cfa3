package chat.parley.core.sim;

import chat.parley.api.Nickname;
import chat.parley.core.Entropy;
import chat.parley.core.Moment;
import chat.parley.core.Output;
import chat.parley.core.client.ClientNode;
import chat.parley.core.client.ClientSettings;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.Identity;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.EntryKind;
import chat.parley.core.server.MailLimits;
import chat.parley.core.server.ServerNode;
import chat.parley.core.server.ServerSettings;
import chat.parley.core.session.FrameGate;
import chat.parley.core.session.KeyUse;
import chat.parley.core.session.Means;
import chat.parley.core.store.ClientImage;
import java.util.ArrayList;
import java.util.List;

/// One server and two to eight users, each on a machine of its own.
final class Cluster {

  private static final List<String> NICKNAMES =
      List.of("alice", "bob", "carol", "dave", "erin", "frank", "grace", "heidi");

  private static final Address SERVER_ADDRESS = Address.v4(0x0a00_0001, 12345);
  private static final int CLIENT_NETWORK = 0x0a00_0100;
  private static final int CLIENT_PORT = 1232;

  private final World world;
  private final Crypto crypto;
  private final PlantedBug bug;
  private final ServerSettings settings;
  private final ServerFile serverFile;
  private final Machine server;
  private final Doorkeeper doorkeeper;
  private final LyingServer serverGate;
  private final KeyUse keyUse;
  private final List<User> users = new ArrayList<>();
  private long requests;
  private int ports = CLIENT_PORT;

  /// Machines that are all still off.
  Cluster(World world, Crypto crypto, Faults faults, PlantedBug bug) {
    this.world = world;
    this.crypto = crypto;
    this.bug = bug;
    this.settings = faults.has(FaultKind.SMALL_QUOTA) ? small(world) : ServerSettings.DEFAULT;
    Seeded seeded = world.seeded().split();
    this.serverFile = new ServerFile(Identity.create(crypto, seeded));
    this.serverGate = new LyingServer(
            world.seeded().split(), world.counts(), crypto, world.schedule());
    if (!faults.has(FaultKind.LYING_SERVER)) {
      serverGate.calm();
    }
    this.keyUse = faults.has(FaultKind.HASTY_KEYS) ? hasty(world) : KeyUse.USUAL;
    FrameGate gate = faults.has(FaultKind.LYING_SERVER) ? serverGate : world.gate();
    this.server =
        new Machine(
            world,
            "server",
            SERVER_ADDRESS,
            serverFile,
            now -> new ServerNode(settings, serverFile.image(), means(seeded, gate), now));
    server.ownedBy(this::restartServer);
    this.doorkeeper = new Doorkeeper(world, server, faults, bug);
    for (String nickname : NICKNAMES.subList(0, 2 + seeded.index(NICKNAMES.size() - 1))) {
      add(nickname, nickname, seeded.split(), true);
    }
    if (faults.has(FaultKind.RIVAL)) {
      world.counts().happened(FaultKind.RIVAL);
      add("rival", "Bob", seeded.split(), true);
    }
    if (faults.has(FaultKind.LYING_CLIENT)) {
      add("mallory", "mallory", seeded.split(), false);
    }
  }

  private static ServerSettings small(World world) {
    world.counts().happened(FaultKind.SMALL_QUOTA);
    ServerSettings usual = ServerSettings.DEFAULT;
    MailLimits mail = usual.mail();
    return usual.with(
        usual.names(),
        new MailLimits(
            20,
            100_000,
            10,
            mail.perSenderPerHour(),
            mail.bytesTotal(),
            mail.bytesUnwritten(),
            mail.lifeMillis()));
  }

  private static KeyUse hasty(World world) {
    world.counts().happened(FaultKind.HASTY_KEYS);
    Seeded seeded = world.seeded();
    return new KeyUse(seeded.between(40, 200) * Moment.SECOND, seeded.between(30, 2_000));
  }

  private void add(String name, String nickname, Seeded seeded, boolean isHonest) {
    var file = new ClientFile(Identity.create(crypto, seeded), seeded.nextLong());
    FrameGate gate =
        isHonest ? world.gate() : new LyingClient(this, seeded.split(), crypto, file.identity());
    Nickname own = Nickname.of(nickname);
    var client = ClientSettings.of(own, EntryKind.HUMAN, SERVER_ADDRESS);
    var machine =
        new Machine(
            world,
            name,
            Address.v4(CLIENT_NETWORK + users.size(), CLIENT_PORT),
            file,
            now -> new ClientNode(client, image(file), means(seeded, gate), now));
    users.add(new User(world, own, file, machine, isHonest));
  }

  private Means means(Seeded seeded, FrameGate gate) {
    return new Means(crypto, entropy(seeded), gate, keyUse);
  }

  private Entropy entropy(Seeded seeded) {
    return bug == PlantedBug.ENTROPY_REPEATED ? new Seeded(requests) : seeded.split();
  }

  private ClientImage image(ClientFile file) {
    ClientImage image = file.image();
    if (bug == PlantedBug.DUPLICATES_FORGOTTEN) {
      return ClientFile.withoutHighWaters(image);
    }
    return bug == PlantedBug.UNSHOWN_FORGOTTEN ? ClientFile.withoutUnshown(image) : image;
  }

  private void restartServer(Output output) {
    if (output instanceof Output.Stopped) {
      world.schedule().after(world.seeded().between(100, 3_000) * Moment.MILLISECOND, server::boot);
    }
  }

  World world() {
    return world;
  }

  Machine server() {
    return server;
  }

  Doorkeeper doorkeeper() {
    return doorkeeper;
  }

  /// What the server says passes here, in simulations in which it lies.
  LyingServer serverGate() {
    return serverGate;
  }

  ServerFile serverFile() {
    return serverFile;
  }

  ServerSettings settings() {
    return settings;
  }

  /// All users, a rival and a liar last.
  List<User> users() {
    return users;
  }

  /// The server and all users' machines.
  List<Machine> machines() {
    var machines = new ArrayList<Machine>();
    machines.add(server);
    users.forEach(user -> machines.add(user.machine()));
    return machines;
  }

  /// The number of one more request, from 1.
  long nextRequest() {
    return ++requests;
  }

  /// Moves a user's machine to an address that nobody had before.
  void rebind(User user) {
    Address old = world.network().addressOf(user.machine().number());
    ports++;
    world.network().rebind(user.machine().number(), new Address(old.high(), old.low(), ports));
  }
}
