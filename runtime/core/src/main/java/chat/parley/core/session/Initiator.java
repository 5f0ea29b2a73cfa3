package chat.parley.core.session;

import chat.parley.core.crypto.AgreementKey;
import chat.parley.core.crypto.Mac1;
import chat.parley.core.crypto.NoiseHandshake;
import chat.parley.core.crypto.ProbeProof;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.crypto.ResetTokens;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.Packet;
import chat.parley.core.packet.PacketEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The side of handshakes that begins them: asks servers for their key, sends INITs, obeys
/// challenges, and takes RESPONSEs in.
final class Initiator {

  private final Sessions.Setup setup;
  private final Registry registry;
  private final Transport.Shared shared;
  private final ResetTokens resetTokens;
  private final ResumeTokens resumeTokens = new ResumeTokens();
  private final Map<Address, Discovery> discoveries = new LinkedHashMap<>();
  private byte[] payload = {};
  private long counter;

  Initiator(
      Sessions.Setup setup, Registry registry, Transport.Shared shared, ResetTokens resetTokens) {
    this.setup = setup;
    this.registry = registry;
    this.shared = shared;
    this.resetTokens = resetTokens;
    this.counter = setup.counterStart();
  }

  /// What INITs carry for the other node from now on.
  void present(byte[] next) {
    payload = next;
  }

  /// The counter of the next handshake.
  long counter() {
    return counter;
  }

  /// Asks the server there for its key, unless that is under way.
  void discover(long now, Address server) {
    if (discoveries.containsKey(server)) {
      return;
    }
    var discovery = new Discovery(registry.freeId(), server, registry.deadlines());
    discoveries.put(server, discovery);
    registry.add(discovery);
    expire(discovery, now);
  }

  /// Sends the next probe, or gives up.
  void expire(Discovery discovery, long now) {
    if (discovery.isExhausted()) {
      forget(discovery);
      registry.report(new SessionEvent.Unanswered(discovery.server()));
      return;
    }
    registry.answer(discovery.server(), probe(discovery.localId()));
    registry.deadlines().set(discovery.entry(), now + discovery.probed());
  }

  private byte[] probe(long sourceId) {
    var proof = new ProbeProof(setup.crypto(), setup.means().team());
    return PacketEncoder.probe(sourceId, proof.of(PacketEncoder.probeHeader(sourceId)));
  }

  /// Begins a session.
  Session open(Address to, PublicKey remoteStatic, Role role) {
    return begin(to, remoteStatic, role, null);
  }

  /// Begins a session that will replace another one's keys, unseen until it opens.
  Session renew(Session session) {
    return begin(session.address(), session.remoteStatic(), session.role(), session);
  }

  /// Nobody answered an INIT to the end.
  void failed(Session session, Opening opening, long now) {
    Session renewed = opening.renews();
    if (renewed == null) {
      session.end(new SessionEvent.End.NoAnswer());
      return;
    }
    session.vanish();
    renewed.renewedBy(null);
    KeyAge age = renewed.keyAge();
    if (age != null) {
      age.postpone(now);
    }
    registry.touch(renewed);
  }

  /// A CHALLENGE came: a server has told its key, or a responder wants a token.
  void challenged(Address from, Packet.Challenge challenge) {
    switch (registry.find(challenge.destinationId())) {
      case Discovery discovery -> discovered(discovery, from, challenge);
      case Session session -> challenged(session, from, challenge);
      case HalfOpen _ -> registry.counters().unknownConnection++;
      case null -> registry.counters().unknownConnection++;
    }
  }

  /// A RESPONSE came; returns the session that it opens, or null.
  @Nullable Session answered(long now, Packet.Response response) {
    if (!(registry.find(response.destinationId()) instanceof Session session)) {
      registry.counters().unknownConnection++;
      return null;
    }
    Opening opening = session.opening();
    if (opening == null || !opening.mayRead()) {
      return null;
    }
    ResponseBody body = read(opening, response.noise());
    if (body == null) {
      opening.wrongAnswer();
      registry.counters().unauthentic++;
      return null;
    }
    resumeTokens.put(session.remoteStatic(), session.address(), body.resumeToken());
    var names = new Transport.Names(session.localId(), body.sourceId(), body.resetToken());
    var transport =
        new Transport(setup.crypto(), opening.noise().keys(), names, session.address(), shared);
    transport.heard(now);
    long roundTrip = opening.roundTrip(now);
    if (roundTrip >= 0) {
      transport.recovery().roundTrip().sample(now, roundTrip, 0);
    }
    session.established(
        transport, new KeyAge(now, session.role(), true, setup.means()), body.payload());
    return session;
  }

  private void discovered(Discovery discovery, Address from, Packet.Challenge challenge) {
    if (discovery.server().equals(from)) {
      forget(discovery);
      resumeTokens.put(challenge.responderStatic(), from, challenge.token());
      registry.report(new SessionEvent.Discovered(from, challenge.responderStatic()));
    }
  }

  private void challenged(Session session, Address from, Packet.Challenge challenge) {
    Opening opening = session.opening();
    if (opening != null
        && session.address().equals(from)
        && session.remoteStatic().equals(challenge.responderStatic())
        && opening.challenged(challenge.token())) {
      registry.touch(session);
    }
  }

  private @Nullable ResponseBody read(Opening opening, byte[] noise) {
    Optional<byte[]> read = opening.noise().readMessage(noise);
    return read.isPresent() ? ResponseBody.decode(read.get()) : null;
  }

  private Session begin(Address to, PublicKey remoteStatic, Role role, @Nullable Session renews) {
    long localId = registry.freeId();
    var noise =
        NoiseHandshake.initiator(
            setup.noise(role, localId),
            remoteStatic,
            setup.entropy().bytes(AgreementKey.SEED_LENGTH));
    var body = new InitBody(counter++, resetTokens.token(localId), payload);
    byte[] init = PacketEncoder.init(localId, noise.writeMessage(body.encode()));
    new Mac1(setup.crypto(), remoteStatic, setup.means().team())
        .write(init, PacketEncoder.INIT_MAC1_OFFSET);
    byte[] token = resumeTokens.get(remoteStatic, to);
    if (token != null) {
      PacketEncoder.putToken(init, token);
    }
    var session = new Session(registry, new Session.Origin(localId, role, remoteStatic, to, true));
    session.begin(new Opening(noise, init, renews));
    return session;
  }

  private void forget(Discovery discovery) {
    discoveries.remove(discovery.server());
    registry.remove(discovery);
  }
}
