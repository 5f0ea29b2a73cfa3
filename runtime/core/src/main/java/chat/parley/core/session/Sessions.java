package chat.parley.core.session;

import chat.parley.core.Entropy;
import chat.parley.core.Moment;
import chat.parley.core.crypto.AgreementKey;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.NoiseHandshake;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.crypto.ResetTokens;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.Limits;
import chat.parley.core.packet.Packet;
import chat.parley.core.packet.PacketDecoder;
import chat.parley.core.packet.PacketEncoder;
import org.jspecify.annotations.Nullable;

/// All sessions of one node: sorts incoming datagrams to them, answers strangers, and keeps every
/// limit that protects the node from those (docs/protocol.md, section 3).
///
/// Does no I/O. The owner hands in datagrams and passing time, takes events with [#poll] until
/// there are none, and calls [#flush] once for each batch of inputs: what is queued then goes
/// together.
public final class Sessions {

  /// RESETs a second, and at once: after a restart every session of before asks for one.
  private static final int RESETS_PER_SECOND = 1_000;

  private static final int RESETS_BURST = 200;

  /// A RESET must be shorter than what it answers, or two nodes could feed each other.
  private static final int RESET_LENGTH = 28;

  private final Registry registry;
  private final Means means;
  private final ResetTokens resetTokens;
  private final TokenBucket resets = new TokenBucket(RESETS_PER_SECOND, RESETS_BURST);
  private final ReassemblyBudget budget = new ReassemblyBudget();
  private final Role accepts;
  private final Initiator initiator;
  private final Responder responder;
  private final Antechamber strangers;
  private final Lifecycle lifecycle;
  private final PacketReceiver receiver;
  private final PacketSender sender;
  private long flushedAt;

  /// What a node's sessions are made with.
  ///
  /// @param means the node's
  /// @param own the node's Noise static key
  /// @param accepts the role in which handshakes from others are accepted: the server's is
  ///   CLIENT_TO_SERVER, a client's PEER_TO_PEER
  /// @param tokensAlways whether an INIT without a valid address token is challenged always
  ///   (server), or only under load (client)
  /// @param counterStart the first handshake counter; the owner has reserved 2^20 of them on disk
  public record Setup(
      Means means, AgreementKey own, Role accepts, boolean tokensAlways, long counterStart) {

    Crypto crypto() {
      return means.crypto();
    }

    Entropy entropy() {
      return means.entropy();
    }

    /// What both sides bring to a handshake that the node with this source id begins.
    NoiseHandshake.Setup noise(Role role, long sourceId) {
      return new NoiseHandshake.Setup(
          crypto(),
          Prologue.of(role, PacketEncoder.initHeader(sourceId)),
          own,
          means.team().forHandshakes(crypto()));
    }
  }

  /// No sessions yet.
  public Sessions(Setup setup) {
    this.registry = new Registry(setup);
    this.means = setup.means();
    this.accepts = setup.accepts();
    this.resetTokens = new ResetTokens(setup.crypto(), setup.own());
    var shared = new Transport.Shared(registry.counters(), budget);
    this.initiator = new Initiator(setup, registry, shared, resetTokens);
    this.responder = new Responder(setup, registry, shared, resetTokens);
    this.strangers = new Antechamber(responder, registry.counters());
    this.lifecycle = new Lifecycle(registry, initiator);
    this.receiver = new PacketReceiver(registry, setup.entropy());
    this.sender = new PacketSender(registry.counters());
  }

  /// What this node tells in its own handshake messages from now on (at most 700 bytes).
  public void presentPayload(byte[] payload) {
    if (payload.length > InitBody.PAYLOAD_MAX) {
      throw new IllegalArgumentException(
          "handshake payload has %d bytes, must be at most %d"
              .formatted(payload.length, InitBody.PAYLOAD_MAX));
    }
    byte[] copy = payload.clone();
    initiator.present(copy);
    responder.present(copy);
  }

  /// Asks the server there for its static key; answered by Discovered or Unanswered.
  public void discover(Moment now, Address server) {
    initiator.discover(now.nanos(), server);
  }

  /// Begins a session. Frames may be queued in it at once. INIT goes out six times, after 0, 250,
  /// 500, 1000, 2000 and 4000 ms; after 6 s [SessionEvent.Closed] says NoAnswer.
  public Session open(Moment now, Address to, PublicKey remoteStatic, Role role) {
    return initiator.open(to, remoteStatic, role);
  }

  /// Counts from now on what becomes of the packets of this session: see [Sounding].
  public void measure(Session session) {
    Transport transport = session.transport();
    if (transport != null) {
      transport.recovery().measureAnew();
    }
  }

  /// Sends one PING in a datagram of so many bytes with the next flush, as far as the congestion
  /// window allows. It is never repeated: what becomes of it is what is asked.
  ///
  /// @param bytes 68 to 1200, the header and the tag included
  public void sound(Session session, int bytes) {
    if (bytes < Limits.DATA_OVERHEAD + Limits.PADDING_MULTIPLE || bytes > Limits.DATAGRAM_MAX) {
      throw new IllegalArgumentException("a datagram cannot have %d bytes".formatted(bytes));
    }
    if (session.isOpen()) {
      session.queue().addSounding(bytes);
      registry.touch(session);
    }
  }

  /// Takes a datagram in. Never throws, whatever the bytes are.
  public void received(Moment now, Address from, byte[] datagram) {
    registry.counters().datagramsIn++;
    switch (PacketDecoder.decode(datagram)) {
      case Packet.Data data -> data(now.nanos(), from, datagram, data);
      case Packet.Init init -> strangers.enter(from, datagram, init);
      case Packet.Probe probe -> strangers.enter(from, datagram, probe);
      case Packet.Challenge challenge -> initiator.challenged(from, challenge);
      case Packet.Response response -> answered(now.nanos(), response);
      case Packet.Reset reset -> reset(reset);
      case Packet.Malformed _ -> registry.counters().malformed++;
    }
  }

  /// Does what is due.
  public void elapsed(Moment now) {
    registry.gatekeeper().elapsed(now.nanos());
    Endpoint due = registry.deadlines().due(now.nanos());
    while (due != null) {
      switch (due) {
        case Session session -> lifecycle.expire(session, now.nanos());
        case HalfOpen halfOpen -> responder.expire(halfOpen);
        case Discovery discovery -> initiator.expire(discovery, now.nanos());
      }
      due = registry.deadlines().due(now.nanos());
    }
  }

  /// When [#elapsed] wants to be called next, in the step clock's nanoseconds; Moment.NEVER if
  /// never. It counts after a [#flush]: what waits for the flush itself has no deadline.
  public long deadline() {
    long strangersAt = strangers.isEmpty() ? Moment.NEVER : flushedAt;
    return Math.min(
        strangersAt, Math.min(registry.deadlines().next(), registry.gatekeeper().deadline()));
  }

  /// The next thing that happened, or null when there is nothing more.
  public @Nullable SessionEvent poll() {
    Gatekeeper gatekeeper = registry.gatekeeper();
    SessionEvent.Received admitted = gatekeeper.takeAdmitted();
    while (admitted == null) {
      SessionEvent event = registry.takeEvent();
      // Asked only now: the node has taken in before whose session it is.
      if (!(event instanceof SessionEvent.Received received) || gatekeeper.isOpen()) {
        return event;
      }
      gatekeeper.arrive(received);
      admitted = gatekeeper.takeAdmitted();
    }
    return admitted;
  }

  /// Sends what may be sent now, and then sees to some of the strangers that wait: as long as there
  /// are more of them, [#deadline] is now.
  public void flush(Moment now, Transmit transmit) {
    flushedAt = now.nanos();
    registry.gatekeeper().plan(now.nanos());
    for (var session = registry.takeUnsent(); session != null; session = registry.takeUnsent()) {
      session.clearUnsent();
      send(session, now.nanos(), transmit);
      lifecycle.schedule(session);
    }
    strangers.turn(now.nanos());
    for (var answer = registry.takeAnswer(); answer != null; answer = registry.takeAnswer()) {
      registry.counters().datagramsOut++;
      transmit.send(answer.to(), answer.datagram());
    }
  }

  /// How often each thing worth counting has happened.
  public SessionCounters counters() {
    return registry.counters();
  }

  /// The counter that the next handshake will take: the owner reserves more on disk in time.
  public long nextCounter() {
    return initiator.counter();
  }

  /// Connection ids in use: sessions open, retired, closing, opening and half-open.
  int size() {
    return registry.size();
  }

  /// Handshakes that wait for their confirmation.
  int halfOpen() {
    return responder.halfOpen();
  }

  /// What all sessions together may keep in pieces of frames.
  ReassemblyBudget budget() {
    return budget;
  }

  private void send(Session session, long now, Transmit transmit) {
    Opening opening = session.opening();
    Transport transport = session.transport();
    if (opening != null) {
      if (opening.isDue()) {
        registry.counters().datagramsOut++;
        transmit.send(session.address(), opening.send(now, means.entropy()));
      }
    } else if (transport != null && session.phase() != Session.Phase.GONE) {
      sender.flush(now, session, transport, transmit);
    }
  }

  private void answered(long now, Packet.Response response) {
    Session session = initiator.answered(now, response);
    if (session == null) {
      return;
    }
    lifecycle.opened(session, now);
    if (session.queue().isEmpty()) {
      session.queue().addPing(); // The other side may use its keys only when it has seen ours.
    }
    lifecycle.schedule(session);
  }

  private void data(long now, Address from, byte[] datagram, Packet.Data data) {
    var arrival = new PacketReceiver.Arrival(now, from, data.counter(), datagram);
    switch (registry.find(data.destinationId())) {
      case Session session -> data(session, arrival);
      case HalfOpen halfOpen -> confirm(halfOpen, arrival);
      case Discovery _ -> unknown(now, from, datagram, data);
      case null -> unknown(now, from, datagram, data);
    }
  }

  private void data(Session session, PacketReceiver.Arrival arrival) {
    Transport transport = session.transport();
    if (transport == null) {
      return;
    }
    int length = receiver.open(transport, arrival);
    if (length >= 0) {
      receiver.accept(session, transport, arrival, length);
    } else if (transport.isUnderForgery()) {
      session.end(new SessionEvent.End.TimedOut());
    }
    lifecycle.schedule(session);
  }

  private void confirm(HalfOpen halfOpen, PacketReceiver.Arrival arrival) {
    Transport transport = halfOpen.transport();
    int length = receiver.open(transport, arrival);
    if (length < 0) {
      return;
    }
    responder.expire(halfOpen);
    Address shown = halfOpen.shownBy(arrival.from());
    transport.paths().moveTo(shown);
    HalfOpen.Request request = halfOpen.request();
    var origin =
        new Session.Origin(halfOpen.localId(), accepts, request.remoteStatic(), shown, false);
    var session = new Session(registry, origin);
    long roundTrip = halfOpen.roundTrip(arrival.now());
    if (roundTrip >= 0) {
      transport.recovery().roundTrip().sample(arrival.now(), roundTrip, 0);
    }
    transport.heard(arrival.now());
    var age = new KeyAge(arrival.now(), accepts, false, means);
    session.established(transport, age, request.body().payload());
    lifecycle.opened(session, arrival.now());
    receiver.accept(session, transport, arrival, length);
    lifecycle.schedule(session);
  }

  private void unknown(long now, Address from, byte[] datagram, Packet.Data data) {
    registry.counters().unknownConnection++;
    if (datagram.length > RESET_LENGTH
        && registry.mayHaveGivenOut(data.destinationId())
        && resets.take(now)) {
      byte[] token = resetTokens.token(data.destinationId());
      registry.answer(from, PacketEncoder.reset(data.destinationId(), token));
    }
  }

  private void reset(Packet.Reset reset) {
    Session session = registry.findByResetToken(reset.token());
    Transport transport = session == null ? null : session.transport();
    if (session == null
        || transport == null
        || !transport.isEndedBy(reset.unknownId(), reset.token())) {
      registry.counters().unknownConnection++;
      return;
    }
    registry.counters().resets++;
    switch (session.phase()) {
      case OPEN -> session.end(new SessionEvent.End.Reset());
      case OPENING, RETIRED, CLOSING, GONE -> session.vanish();
    }
  }
}
