package chat.parley.core.hostile;

import chat.parley.api.Nickname;
import chat.parley.core.Command;
import chat.parley.core.Input;
import chat.parley.core.Moment;
import chat.parley.core.Node;
import chat.parley.core.Output;
import chat.parley.core.client.ClientNode;
import chat.parley.core.client.ClientSettings;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.FakeCrypto;
import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.IdentityRecord;
import chat.parley.core.crypto.Signature;
import chat.parley.core.crypto.TeamKey;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.EntryKind;
import chat.parley.core.packet.EntryPresence;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.server.ServerNode;
import chat.parley.core.server.ServerSettings;
import chat.parley.core.session.CountingCrypto;
import chat.parley.core.session.Means;
import chat.parley.core.session.Role;
import chat.parley.core.session.SeededEntropy;
import chat.parley.core.session.Sessions;
import chat.parley.core.store.ClientImage;
import chat.parley.core.store.MailRow;
import chat.parley.core.store.Outcome;
import chat.parley.core.store.ServerImage;
import chat.parley.core.store.ServerWrite;
import chat.parley.core.store.Write;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.BiConsumer;

/// A whole node under attack, in virtual time: it counts what it is made to do, and what it sends
/// to strangers. Its disk takes everything at once.
final class Prey {

  static final Address AT = Address.v4(0x0a00_0001, 12_345);
  static final Address SERVER = Address.v4(0x0a00_0002, 12_345);
  static final Address PEER = Address.v4(0x0a00_0003, 1_232);

  /// A node may answer a batch of datagrams so often before it is quiet.
  private static final int ROUNDS_MAX = 200;

  private static final long EPOCH = 1_800_000_000;

  private final CountingCrypto crypto = new CountingCrypto();
  private final Crypto theirs = new FakeCrypto();
  private final SeededEntropy entropy = new SeededEntropy(1);
  private final Identity own = Identity.create(crypto, entropy);
  private final List<Attacker> attackers = new ArrayList<>();
  private final Queue<Input> due = new ArrayDeque<>();
  private final Map<Long, MailRow> mails = new LinkedHashMap<>();
  private final Identity peer = Identity.create(theirs, entropy);
  private final Node node;
  private BiConsumer<Address, byte[]> strangers = (_, _) -> {};
  private Moment now = new Moment(Moment.SECOND, 1_800_000_000_000L);
  private long persists;
  private long requests;

  private Prey(boolean isServer, TeamKey team) {
    Means means = Means.of(crypto, entropy).in(team);
    if (isServer) {
      node = new ServerNode(ServerSettings.DEFAULT, ServerImage.fresh(own), means, now);
      attackers.add(caller(SERVER, Role.CLIENT_TO_SERVER));
      attackers.add(caller(PEER, Role.CLIENT_TO_SERVER));
    } else {
      var settings = ClientSettings.of(Nickname.of("alice"), EntryKind.HUMAN, SERVER);
      node = new ClientNode(settings, ClientImage.fresh(own, 1), means, now);
      attackers.add(liar());
      attackers.add(caller(PEER, Role.PEER_TO_PEER));
    }
    settle();
  }

  /// A server that knows nobody yet.
  static Prey server() {
    return new Prey(true, TeamKey.NONE);
  }

  /// A client that has registered at a server that is not to be trusted.
  static Prey client() {
    return client(TeamKey.NONE);
  }

  /// A server of a closed network.
  static Prey server(TeamKey team) {
    return new Prey(true, team);
  }

  /// A client of a closed network, to which no server answers.
  static Prey client(TeamKey team) {
    var prey = new Prey(false, team);
    prey.ask(new Command.Register());
    return prey;
  }

  private Attacker liar() {
    Identity keys = Identity.create(theirs, entropy);
    var sessions =
        new Sessions(
            new Sessions.Setup(
                Means.of(theirs, entropy), keys.agreement(), Role.CLIENT_TO_SERVER, true, 0));
    sessions.presentPayload(keys.signing().publicKey().bytes());
    return new Attacker(SERVER, sessions, peerTold(), null);
  }

  private Attacker caller(Address from, Role role) {
    Identity keys = from.equals(PEER) ? peer : Identity.create(theirs, entropy);
    var sessions =
        new Sessions(
            new Sessions.Setup(
                Means.of(theirs, entropy), keys.agreement(), Role.PEER_TO_PEER, false, 0));
    List<Frame.Whole> introduction =
        role == Role.PEER_TO_PEER ? List.of() : List.of(registration(keys));
    return new Attacker(
        from,
        sessions,
        introduction,
        () -> sessions.open(now, AT, own.agreement().publicKey(), role));
  }

  private Frame.Register registration(Identity keys) {
    return new Frame.Register(
        record(keys), EntryKind.HUMAN, EntryPresence.ONLINE, List.of(), "", 0, 0);
  }

  private IdentityRecord record(Identity keys) {
    String nickname = keys.equals(peer) ? "bob" : "mallory";
    return new IdentityRecord(
            nickname,
            nickname,
            keys.signing().publicKey(),
            keys.agreement().publicKey(),
            1,
            keys.agreement().publicKey(),
            1,
            0,
            Signature.NONE)
        .signedBy(theirs, keys.signing());
  }

  /// That we are registered, and that the other attacker is bob.
  private List<Frame.Whole> peerTold() {
    var entry =
        new TableEntry(
            record(peer), 1, EntryPresence.ONLINE, EntryKind.HUMAN, PEER, List.of("#tea"), "");
    return List.of(
        new Frame.Registered(EPOCH, 90_000, 1, new byte[0], AT, 3),
        new Frame.Snapshot(EPOCH, 1, new byte[32], 0, 1, List.of(entry)));
  }

  /// One of those who attack it.
  Attacker attacker(int index) {
    return attackers.get(index % attackers.size());
  }

  /// Is told of what goes to others than the attackers.
  void watchStrangers(BiConsumer<Address, byte[]> watcher) {
    strangers = watcher;
  }

  /// A datagram comes, as if from this address; what it answers has left when this returns.
  void receive(Address from, byte[] datagram) {
    step(new Input.Datagram(from, datagram));
    settle();
  }

  void ask(Command command) {
    step(new Input.Asked(command));
    settle();
  }

  /// Has a client write to somebody; a server has nothing to say.
  void speak(String recipient) {
    if (node instanceof ClientNode) {
      ask(new Command.Send(++requests, recipient, "", "hello", null));
    }
  }

  /// Lets time pass, and whatever is due happen once.
  void pass(long nanos) {
    now = new Moment(now.nanos() + nanos, now.wallMillis() + nanos / Moment.MILLISECOND);
    attackers.forEach(attacker -> attacker.elapsed(now));
    step(new Input.DeadlinePassed());
    settle();
  }

  /// Passes datagrams on until all are quiet.
  void settle() {
    for (int round = 0; round < ROUNDS_MAX; round++) {
      var sent = new ArrayList<Input>();
      for (Attacker attacker : attackers) {
        attacker.listen(now);
        attacker.flush(now, (_, bytes) -> sent.add(new Input.Datagram(attacker.address, bytes)));
      }
      sent.forEach(this::step);
      node.flush(now, this::take);
      while (!due.isEmpty()) {
        step(due.remove());
        node.flush(now, this::take);
      }
      if (sent.isEmpty() && attackers.stream().allMatch(it -> it.arriving.isEmpty())) {
        return;
      }
    }
  }

  private void step(Input input) {
    node.step(now, input, this::take);
  }

  private void take(Output output) {
    switch (output) {
      case Output.Send(Address to, byte[] bytes) -> send(to, bytes);
      case Output.Persist(long token, List<Write> writes) -> {
        persists++;
        writes.forEach(this::keep);
        due.add(new Input.Persisted(token, Outcome.DONE));
      }
      case Output.ReadMail(long token, List<Long> ids) ->
          due.add(
              new Input.MailRead(
                  token, ids.stream().filter(mails::containsKey).map(mails::get).toList()));
      case Output.Stopped(String why) -> throw new AssertionError("it has stopped: " + why);
      case Output.Accepted _,
          Output.Judge _,
          Output.Rejected _,
          Output.Report _,
          Output.Show _,
          Output.Tell _ -> {}
    }
  }

  private void keep(Write write) {
    if (write instanceof ServerWrite.MailKept(MailRow row)) {
      mails.put(row.index().id(), row);
    }
  }

  private void send(Address to, byte[] bytes) {
    for (Attacker attacker : attackers) {
      if (attacker.address.equals(to)) {
        attacker.arriving.add(bytes);
        return;
      }
    }
    strangers.accept(to, bytes);
  }

  /// How often anything was to be written.
  long persists() {
    return persists;
  }

  /// How many signatures it has checked.
  long verifications() {
    return crypto.verifications();
  }

  /// How many keys it has agreed on.
  long agreements() {
    return crypto.agreements();
  }
}
