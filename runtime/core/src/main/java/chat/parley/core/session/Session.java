package chat.parley.core.session;

import chat.parley.core.Moment;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.CloseCode;
import chat.parley.core.packet.Frame;
import org.jspecify.annotations.Nullable;

/// One authenticated association with a remote node, from the first handshake message to the close.
///
/// ```text
/// open()         --> OPENING --RESPONSE--> OPEN --newer session--> RETIRED --15 s--> GONE
/// DATA confirms half-open ---------------> OPEN --close, CLOSE---> CLOSING --3 PTO-> GONE
/// ```
///
/// A retired session only receives and acknowledges; what is sent in it goes with its successor,
/// and what still arrives in it is reported as its successor's.
public final class Session implements Endpoint {

  /// Bytes that may be outstanding before the session is given up as one that does not keep up. The
  /// owner holds back long before.
  static final int OUTSTANDING_MAX = 64 * 1024 * 1024;

  private static final byte[] NOTHING = {};

  /// Where a session is in its life.
  enum Phase {
    /// This side waits for the answer to its INIT.
    OPENING,
    /// Frames flow.
    OPEN,
    /// A newer session of the same pair is in use.
    RETIRED,
    /// Ended; stays for a while to tell the other side so again.
    CLOSING,
    /// Forgotten.
    GONE
  }

  /// What is known of a session from its first moment on.
  record Origin(
      long localId, Role role, PublicKey remoteStatic, Address address, boolean initiator) {}

  private final Registry registry;
  private final Origin origin;
  private final Deadlines.Entry<Endpoint> entry;
  private Phase phase = Phase.OPENING;
  private SendQueue queue = new SendQueue();
  private byte[] remotePayload = NOTHING;
  private String peerKey = "";
  private @Nullable Opening opening;
  private @Nullable Transport transport;
  private @Nullable KeyAge keyAge;
  private @Nullable Closing closing;
  private @Nullable Session predecessor;
  private @Nullable Session successor;
  private @Nullable Session renewal;
  private long retiredAt;
  private boolean unsent;
  private boolean probeDue;
  private boolean silent;

  Session(Registry registry, Origin origin) {
    this.registry = registry;
    this.origin = origin;
    this.entry = registry.deadlines().entry(this);
  }

  /// What the session connects.
  public Role role() {
    return origin.role;
  }

  /// The Noise static key of the other side, proven by the handshake.
  public PublicKey remoteStatic() {
    return origin.remoteStatic;
  }

  /// Where packets to the other side go now.
  public Address address() {
    return transport == null ? origin.address : transport.paths().current();
  }

  /// What the other side put into its handshake message, for the node to judge; empty until open.
  public byte[] remotePayload() {
    return remotePayload.clone();
  }

  /// The nickname's key of the other side, as the node has said; empty when that is the server, or
  /// the node has not said it.
  public String peerKey() {
    return peerKey;
  }

  /// The other side is who has this nickname.
  public void isWith(String key) {
    peerKey = key;
  }

  /// Whether frames flow: opened, neither closed nor replaced by a newer session.
  public boolean isOpen() {
    return phase == Phase.OPEN;
  }

  /// Whether nothing more can be said in it, nor in a session that has replaced it.
  public boolean hasEnded() {
    Phase last = newest().phase;
    return last == Phase.CLOSING || last == Phase.GONE;
  }

  /// Whether this side began it.
  public boolean isInitiator() {
    return origin.initiator;
  }

  /// The session that this one replaced by rekeying or because the other side opened a newer one;
  /// null again when nothing can arrive in that one any more.
  public @Nullable Session predecessor() {
    return predecessor;
  }

  /// Queues a frame: it goes with the next flush that the congestion window allows and is repeated
  /// until it is acknowledged or the session ends. Before the session is open, frames wait for it;
  /// in a session that was replaced they go to its successor, in one that has ended they are
  /// dropped.
  ///
  /// The owner looks at [#outstandingBytes] and holds back: a session with 64 MiB outstanding ends
  /// as timed out. The node's [FrameGate] is asked before.
  public void send(Frame.Whole frame) {
    Gatekeeper gatekeeper = registry.gatekeeper();
    if (gatekeeper.isOpen()) {
      enqueue(frame);
    } else {
      gatekeeper.leave(this, frame);
    }
  }

  /// Queues a frame that the gate has let pass.
  void enqueue(Frame.Whole frame) {
    switch (phase) {
      case OPENING, OPEN -> {
        queue.add(frame);
        registry.touch(this);
        if (queue.outstandingBytes() > OUTSTANDING_MAX) {
          end(new SessionEvent.End.TimedOut());
        }
      }
      case RETIRED, CLOSING, GONE -> {
        if (successor != null) {
          successor.enqueue(frame);
        }
      }
    }
  }

  /// The smoothed round trip in nanoseconds; the initial estimate (333 ms) before the first sample.
  public long roundTripNanos() {
    return transport == null
        ? RoundTrip.INITIAL_NANOS
        : transport.recovery().roundTrip().smoothed();
  }

  /// How long to wait for an answer before a probe, in nanoseconds (RFC 9002, section 6.2).
  public long probeTimeoutNanos() {
    return transport == null ? new RoundTrip().probeTimeout() : transport.recovery().probeTimeout();
  }

  /// Bytes queued or in flight and not yet acknowledged, so that an owner can hold back.
  public int outstandingBytes() {
    return queue.outstandingBytes();
  }

  /// When the last authenticated packet arrived, in the step clock's nanoseconds; 0 until open.
  public long heardAtNanos() {
    return transport == null ? 0 : transport.heardAt();
  }

  /// What has gone between the two, also in the sessions that this one has replaced.
  public Volume volume() {
    return transport == null ? Volume.NONE : transport.volume();
  }

  /// Ends the session: a CLOSE goes out with the next flush, and [SessionEvent.Closed] follows.
  public void close(CloseCode code, String reason) {
    switch (phase) {
      case OPENING -> end(new SessionEvent.End.ByUs());
      case OPEN -> {
        beginClosing(new Closing(new Frame.Close(code, reason)));
        registry.report(new SessionEvent.Closed(this, new SessionEvent.End.ByUs()));
      }
      case RETIRED, CLOSING, GONE -> {
        if (successor != null) {
          successor.close(code, reason);
        }
      }
    }
  }

  @Override
  public long localId() {
    return origin.localId;
  }

  @Override
  public Deadlines.Entry<Endpoint> entry() {
    return entry;
  }

  Phase phase() {
    return phase;
  }

  SendQueue queue() {
    return queue;
  }

  @Nullable Opening opening() {
    return opening;
  }

  @Nullable Transport transport() {
    return transport;
  }

  @Nullable KeyAge keyAge() {
    return keyAge;
  }

  @Nullable Closing closing() {
    return closing;
  }

  @Nullable Session renewal() {
    return renewal;
  }

  /// The last of those that replaced this session, or itself.
  Session newest() {
    Session last = this;
    while (last.successor != null) {
      last = last.successor;
    }
    return last;
  }

  /// The session that replaced this one, or null.
  @Nullable Session successor() {
    return successor;
  }

  /// When it was replaced.
  long retiredAt() {
    return retiredAt;
  }

  /// Begins as the initiator.
  void begin(Opening handshake) {
    opening = handshake;
    registry.add(this);
    registry.touch(this);
  }

  /// The handshake is through.
  ///
  /// @param payload what the other side said in it
  void established(Transport keys, KeyAge age, byte[] payload) {
    phase = Phase.OPEN;
    opening = null;
    transport = keys;
    keyAge = age;
    remotePayload = payload;
    registry.add(this);
    registry.expectReset(keys.remoteResetToken(), this);
    registry.touch(this);
  }

  /// Replaces an older session of the same pair and takes over what that has not delivered.
  void succeed(Session older, long now) {
    older.leave();
    older.phase = Phase.RETIRED;
    older.retiredAt = now;
    older.successor = this;
    peerKey = older.peerKey;
    predecessor = older;
    if (older.transport == null || transport == null) {
      return;
    }
    transport.countOn(older.transport);
    Recovery theirs = older.transport.recovery();
    queue.takeOver(older.queue, theirs.inFlight());
    older.queue = queue;
    theirs.retire();
    if (older.address().equals(address())) {
      transport.recovery().roundTrip().inherit(theirs.roundTrip());
      transport.recovery().congestion().inherit(theirs.congestion());
    }
  }

  /// Remembers the handshake that will replace this session's keys.
  void renewedBy(@Nullable Session next) {
    renewal = next;
  }

  /// The session is over at once.
  void end(SessionEvent.End how) {
    vanish();
    registry.report(new SessionEvent.Closed(this, how));
  }

  /// The session has ended, and says so for a while to whoever still sends in it.
  void beginClosing(Closing how) {
    leave();
    phase = Phase.CLOSING;
    closing = how;
    if (transport != null) {
      transport.reassembler().clear();
    }
    registry.touch(this);
  }

  /// Forgets everything, without a word.
  void vanish() {
    leave();
    phase = Phase.GONE;
    registry.remove(this);
    if (successor != null && successor.predecessor == this) {
      successor.predecessor = null;
    }
    if (transport != null) {
      registry.forgetReset(transport.remoteResetToken(), this);
      transport.reassembler().clear();
    }
  }

  /// Marks it as one with something to send; true when it was not marked before.
  boolean markUnsent() {
    boolean first = !unsent;
    unsent = true;
    return first;
  }

  void clearUnsent() {
    unsent = false;
  }

  /// Whether a probe must go out whatever the window says.
  boolean isProbeDue() {
    return probeDue;
  }

  void probe(boolean due) {
    probeDue = due;
  }

  /// Whether the owner knows already that nothing is acknowledged.
  boolean isSilent() {
    return silent;
  }

  void silent(boolean now) {
    silent = now;
  }

  /// When something is to be done with it.
  long deadline() {
    if (opening != null) {
      return opening.isDue() ? Moment.NEVER : opening.nextAt();
    }
    if (closing != null) {
      return closing.goneAt();
    }
    return transport == null ? Moment.NEVER : Lifetime.deadline(this, transport);
  }

  private void leave() {
    registry.demote(this);
    discardRenewal();
    opening = null;
    if (predecessor != null) {
      Session older = predecessor;
      predecessor = null;
      older.successor = null;
      older.vanish();
    }
  }

  private void discardRenewal() {
    if (renewal != null) {
      Session pending = renewal;
      renewal = null;
      if (pending.phase == Phase.OPENING) {
        pending.vanish();
      }
    }
  }
}
