package chat.parley.core.session;

import chat.parley.core.Moment;
import chat.parley.core.crypto.AgreementKey;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.crypto.TeamKey;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.Frame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One node of a [Pair]: its sessions, where it is, and what has happened to it.
final class Side {

  private final Crypto crypto;
  private final AgreementKey key;
  private final Role accepts;
  private final long seed;
  private int starts;
  private int strangers;
  Sessions sessions;
  Address address;
  final List<SessionEvent> events = new ArrayList<>();
  final List<Frame.Whole> frames = new ArrayList<>();

  /// Whether received frames are kept, or only counted.
  boolean keepsFrames = true;

  /// Has a say in all frames of its sessions.
  FrameGate gate = FrameGate.OPEN;

  private TeamKey team = TeamKey.NONE;
  long framesReceived;
  @Nullable Session latest;

  Side(Crypto crypto, long seed, Role accepts, Address address) {
    this.crypto = crypto;
    this.seed = seed;
    this.accepts = accepts;
    this.address = address;
    this.key = crypto.agreementKey(new SeededEntropy(seed).bytes(AgreementKey.SEED_LENGTH));
    this.sessions = make();
  }

  PublicKey key() {
    return key.publicKey();
  }

  /// In which role it lets others begin.
  Role accepts() {
    return accepts;
  }

  /// Begins anew in a network with this key.
  void join(TeamKey network) {
    team = network;
    restart();
  }

  /// Loses everything but its key, as by a restart.
  void restart() {
    sessions = make();
    latest = null;
  }

  /// An INIT to another side, from a node of its own that nobody has heard of.
  byte[] newInit(Side to) {
    var stranger = new Side(crypto, seed + 1_000_003L * ++strangers, accepts, address);
    byte[][] init = new byte[1][];
    stranger.sessions.open(at(0), to.address, to.key(), to.accepts);
    stranger.sessions.flush(at(0), (_, datagram) -> init[0] = datagram);
    return init[0];
  }

  /// The newest session, which must be there.
  Session session() {
    if (latest == null) {
      throw new IllegalStateException("no session has opened");
    }
    return latest;
  }

  /// Takes the events in.
  void collect() {
    for (var event = sessions.poll(); event != null; event = sessions.poll()) {
      if (event instanceof SessionEvent.Received(Session _, Frame.Whole frame)) {
        framesReceived++;
        if (keepsFrames) {
          frames.add(frame);
        }
      } else {
        events.add(event);
        if (event instanceof SessionEvent.Opened(Session session)) {
          latest = session;
        }
      }
    }
  }

  /// The events of one kind.
  <T extends SessionEvent> List<T> events(Class<T> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /// How sessions ended.
  List<SessionEvent.End> ends() {
    return events(SessionEvent.Closed.class).stream().map(SessionEvent.Closed::end).toList();
  }

  private Sessions make() {
    var entropy = new SeededEntropy(seed * 31 + starts);
    long counter = (long) starts++ << 20;
    return new Sessions(
        new Sessions.Setup(
            new Means(crypto, entropy, gate).in(team),
            key,
            accepts,
            accepts == Role.CLIENT_TO_SERVER,
            counter));
  }

  static Moment at(long nanos) {
    return new Moment(nanos, nanos / Moment.MILLISECOND);
  }
}
