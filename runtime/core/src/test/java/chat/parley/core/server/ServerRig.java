package chat.parley.core.server;

import static java.util.Objects.requireNonNull;

import chat.parley.api.Nickname;
import chat.parley.api.server.Admission;
import chat.parley.core.Command;
import chat.parley.core.Input;
import chat.parley.core.Moment;
import chat.parley.core.Output;
import chat.parley.core.ServerNotice;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.FakeCrypto;
import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.crypto.IdentityRecord;
import chat.parley.core.crypto.MailHeader;
import chat.parley.core.crypto.Signature;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.EntryKind;
import chat.parley.core.packet.EntryPresence;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.session.Means;
import chat.parley.core.session.Role;
import chat.parley.core.session.SeededEntropy;
import chat.parley.core.session.Session;
import chat.parley.core.session.SessionEvent;
import chat.parley.core.session.Sessions;
import chat.parley.core.store.Outcome;
import chat.parley.core.store.ServerImage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/// A server node, and the sessions of clients that say just what a test lets them say. What the
/// server wants written waits.
final class ServerRig {

  private static final Address SERVER = Address.v4(0x7f00_0001, 12_345);

  private final Crypto crypto = new FakeCrypto();
  private final SeededEntropy entropy = new SeededEntropy(1);
  private final Identity identity = Identity.create(crypto, entropy);
  private final Map<Address, Caller> callers = new LinkedHashMap<>();
  private final Queue<Long> unwritten = new ArrayDeque<>();
  private final List<Output.Judge> questions = new ArrayList<>();
  private final List<ServerNotice> notices = new ArrayList<>();
  private Moment now = new Moment(Moment.SECOND, 1_800_000_000_000L);
  private final ServerNode server;

  ServerRig() {
    this(ServerSettings.DEFAULT);
  }

  ServerRig(ServerSettings settings) {
    server = new ServerNode(settings, ServerImage.fresh(identity), Means.of(crypto, entropy), now);
    exchange();
    write();
  }

  /// One more client, with a session and keys of its own.
  Caller caller(String nickname) {
    var caller = new Caller(Nickname.of(nickname), Identity.create(crypto, entropy));
    callers.put(caller.address, caller);
    caller.open();
    return caller;
  }

  /// A client's side of the sessions with the server.
  final class Caller {

    private final Nickname nickname;
    private final Identity keys;
    private Address address = Address.v4(0x7f00_0001, 20_000 + callers.size());
    private final Queue<byte[]> toServer = new ArrayDeque<>();
    private final Queue<byte[]> toClient = new ArrayDeque<>();
    private final List<Frame.Whole> heard = new ArrayList<>();
    private final Sessions sessions;
    private Session session;
    private int capabilities;
    private long bytesHeard;

    private Caller(Nickname nickname, Identity keys) {
      this.nickname = nickname;
      this.keys = keys;
      this.sessions =
          new Sessions(
              new Sessions.Setup(
                  Means.of(crypto, entropy), keys.agreement(), Role.PEER_TO_PEER, false, 0));
      this.session = fresh();
    }

    private Session fresh() {
      return sessions.open(now, SERVER, identity.agreement().publicKey(), Role.CLIENT_TO_SERVER);
    }

    /// Speaks in another session from now on.
    Session open() {
      session = fresh();
      exchange();
      return session;
    }

    /// Is somewhere else from now on.
    void moveTo(Address next) {
      callers.remove(address);
      address = next;
      callers.put(address, this);
    }

    /// Says in its records that it can do this.
    void canDo(int abilities) {
      capabilities = abilities;
    }

    /// Whose keys it has.
    IdentityHash identity() {
      return IdentityHash.of(crypto, keys.signing().publicKey());
    }

    /// The session that it speaks in.
    Session session() {
      return session;
    }

    /// Another client that wants the same nickname.
    Caller rival() {
      return caller(nickname.shown());
    }

    /// Sends this, and lets everything arrive.
    void send(Frame.Whole frame) {
      session.send(frame);
      exchange();
    }

    /// Registers with a record that nobody has seen.
    Frame.Register register() {
      Frame.Register frame = registration("");
      send(frame);
      return frame;
    }

    Frame.Register registration(String status) {
      IdentityRecord record =
          new IdentityRecord(
                  nickname.key(),
                  nickname.shown(),
                  keys.signing().publicKey(),
                  keys.agreement().publicKey(),
                  1,
                  crypto.agreementKey(entropy.bytes(32)).publicKey(),
                  1,
                  capabilities,
                  Signature.NONE)
              .signedBy(crypto, keys.signing());
      return new Frame.Register(
          record, EntryKind.HUMAN, EntryPresence.ONLINE, List.of(), status, 0, 0);
    }

    /// Asks to keep receipts for somebody, which take the place of those in the same slot.
    ///
    /// @param id of the request
    void storeReceipts(Caller to, long id, int slot, int bytes) {
      store(
          to,
          new Frame.Store(id, to.nickname.key(), slot, new byte[bytes]),
          MailHeader.Kind.RECEIPTS);
    }

    /// Asks to keep a message for somebody.
    void storeMessage(Caller to, long id) {
      store(to, new Frame.Store(id, to.nickname.key(), 0, new byte[600]), MailHeader.Kind.MESSAGES);
    }

    private void store(Caller to, Frame.Store wanted, MailHeader.Kind kind) {
      long id = wanted.id();
      var header =
          new MailHeader(
              IdentityHash.of(crypto, to.keys.signing().publicKey()),
              keys.hash(),
              1,
              id,
              id,
              kind,
              1);
      byte[] mail = Arrays.copyOf(header.encode(), wanted.mail().length);
      send(new Frame.Store(id, wanted.recipient(), wanted.slot(), mail));
    }

    /// What it has been told so far that is of this kind.
    <F extends Frame.Whole> List<F> heard(Class<F> kind) {
      return heard.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// How many bytes the server has sent it.
    long bytesHeard() {
      return bytesHeard;
    }

    /// Registers with a record that its key has not signed.
    void registerFalsely() {
      IdentityRecord record = registration("").identity();
      IdentityRecord unsigned =
          new IdentityRecord(
              record.nicknameKey(),
              record.nickname(),
              record.identity(),
              record.agreement(),
              record.prekeyId(),
              record.prekey(),
              record.sequence() + 1,
              record.capabilities(),
              Signature.NONE);
      send(
          new Frame.Register(unsigned, EntryKind.HUMAN, EntryPresence.ONLINE, List.of(), "", 0, 0));
    }

    private void listen() {
      for (SessionEvent event = sessions.poll(); event != null; event = sessions.poll()) {
        if (event instanceof SessionEvent.Received(var _, Frame.Whole frame)) {
          heard.add(frame);
        }
      }
    }
  }

  /// Passes datagrams on until there are none.
  void exchange() {
    boolean isQuiet = false;
    while (!isQuiet) {
      callers.values().forEach(it -> it.sessions.flush(now, (_, bytes) -> it.toServer.add(bytes)));
      server.flush(now, this::take);
      isQuiet =
          callers.values().stream().allMatch(it -> it.toServer.isEmpty() && it.toClient.isEmpty());
      callers.values().forEach(this::carry);
    }
  }

  private void carry(Caller caller) {
    while (!caller.toServer.isEmpty()) {
      step(new Input.Datagram(caller.address, caller.toServer.remove()));
    }
    while (!caller.toClient.isEmpty()) {
      caller.sessions.received(now, SERVER, caller.toClient.remove());
    }
    caller.listen();
  }

  private void step(Input input) {
    server.step(now, input, this::take);
  }

  private void take(Output output) {
    switch (output) {
      case Output.Send(Address to, byte[] bytes) -> {
        Caller caller = requireNonNull(callers.get(to));
        caller.toClient.add(bytes);
        caller.bytesHeard += bytes.length;
      }
      case Output.Persist(long token, var _) -> unwritten.add(token);
      case Output.Judge question -> questions.add(question);
      case Output.Report(ServerNotice notice) -> notices.add(notice);
      case Output.Accepted _,
          Output.ReadMail _,
          Output.Rejected _,
          Output.Show _,
          Output.Stopped _,
          Output.Tell _ -> {}
    }
  }

  /// Has a full disk refuse the oldest batch.
  void refuse() {
    step(new Input.Persisted(unwritten.remove(), Outcome.FULL));
    exchange();
  }

  /// Has the oldest batch written.
  void write() {
    step(new Input.Persisted(unwritten.remove(), Outcome.DONE));
    exchange();
  }

  /// Has everything written.
  void writeAll() {
    while (!unwritten.isEmpty()) {
      write();
    }
  }

  /// Lets the owner of the server ask for something.
  void ask(Command command) {
    step(new Input.Asked(command));
    exchange();
  }

  /// All that the owner was asked so far.
  List<Output.Judge> questions() {
    return questions;
  }

  /// Answers a question.
  void answer(long token, Admission.Verdict verdict) {
    step(new Input.Judged(token, verdict));
    exchange();
  }

  /// Lets time pass, and whatever is due happen.
  void pass(long nanos) {
    now = new Moment(now.nanos() + nanos, now.wallMillis() + nanos / Moment.MILLISECOND);
    step(new Input.DeadlinePassed());
    exchange();
  }

  /// When the server wants to be woken, from now.
  long nanosToDeadline() {
    return server.deadline() - now.nanos();
  }

  /// What the operator was told that is of this kind.
  <N extends ServerNotice> List<N> notices(Class<N> kind) {
    return notices.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /// Where the nicknames are, in their order.
  List<Address> addresses() {
    return server.table().stream().map(TableEntry::address).toList();
  }

  /// What fits on the operator's screen.
  Glance glance(int max) {
    return server.glance(max);
  }

  /// How the nicknames stand, in their order.
  List<EntryPresence> presences() {
    return server.table().stream().map(TableEntry::presence).toList();
  }
}
