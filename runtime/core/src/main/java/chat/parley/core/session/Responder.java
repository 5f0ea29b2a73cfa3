package chat.parley.core.session;

import chat.parley.core.Moment;
import chat.parley.core.crypto.AddressTokens;
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
import org.jspecify.annotations.Nullable;

/// The side of handshakes that answers them, and every stranger with them: nothing is kept and no
/// key agreement is computed before the cheap checks have passed, in the order of their price.
final class Responder {

  static final int HALF_OPEN_MAX = 1_024;

  /// Key agreements a second that take about half a core at most: below, no source is limited.
  static final int UNHURRIED_PER_SECOND = 400;

  static final int UNHURRIED_BURST = 100;

  /// Half-open handshakes from which on a client challenges too.
  static final int HALF_OPEN_LOAD = 64;

  /// INITs a second from which on a client challenges too.
  static final int INITS_PER_SECOND_LOAD = 20;

  private final Sessions.Setup setup;
  private final Registry registry;
  private final Transport.Shared shared;
  private final ResetTokens resetTokens;
  private final AddressTokens addressTokens;
  private final Mac1 mac1;
  private final ProbeProof proof;
  private final SourceLimits sourceLimits = new SourceLimits();
  private final TokenBucket unhurried = new TokenBucket(UNHURRIED_PER_SECOND, UNHURRIED_BURST);
  private final HandshakeCounters counters = new HandshakeCounters();
  private final TokenBucket calm = new TokenBucket(INITS_PER_SECOND_LOAD, INITS_PER_SECOND_LOAD);
  private final Map<Long, HalfOpen> bySourceId = new LinkedHashMap<>();
  private byte[] payload = {};

  Responder(
      Sessions.Setup setup, Registry registry, Transport.Shared shared, ResetTokens resetTokens) {
    this.setup = setup;
    this.registry = registry;
    this.shared = shared;
    this.resetTokens = resetTokens;
    this.addressTokens = new AddressTokens(setup.crypto(), setup.entropy());
    this.mac1 = new Mac1(setup.crypto(), setup.own().publicKey(), setup.means().team());
    this.proof = new ProbeProof(setup.crypto(), setup.means().team());
  }

  /// What RESPONSEs carry for the other node from now on.
  void present(byte[] next) {
    payload = next;
  }

  /// Handshakes that wait for their confirmation.
  int halfOpen() {
    return bySourceId.size();
  }

  /// A PROBE came: only servers tell their key to strangers.
  void probed(long now, Address from, Packet.Probe probe) {
    if (proof.of(PacketEncoder.probeHeader(probe.sourceId())) != probe.proof()) {
      registry.counters().unauthentic++;
    } else if (setup.tokensAlways()) {
      challenge(now, from, probe.sourceId());
    }
  }

  /// An INIT came.
  void asked(long now, Address from, byte[] datagram, Packet.Init init) {
    if (!mac1.check(datagram, PacketEncoder.INIT_MAC1_OFFSET)) {
      registry.counters().unauthentic++;
      return;
    }
    HalfOpen duplicate = duplicateOf(init);
    if (duplicate != null && duplicate.address().equals(from)) {
      registry.answer(from, duplicate.answer(now, from));
      return;
    }
    boolean calmEnough = calm.take(now) && halfOpen() <= HALF_OPEN_LOAD;
    boolean validated = isOurToken(now, from, init.token());
    if ((setup.tokensAlways() || !calmEnough) && !validated) {
      challenge(now, from, init.sourceId());
    } else if (duplicate == null) {
      if (mayAgree(now, from) && registry.hasRoom()) {
        agree(now, from, init);
      }
    } else if (validated) {
      registry.answer(from, duplicate.answer(now, from));
    }
  }

  /// Many clients may share one address, so sources are held to their limits only while the node
  /// has more key agreements to make than it makes with ease.
  private boolean mayAgree(long now, Address from) {
    return unhurried.take(now) || sourceLimits.take(now, from);
  }

  /// The first packet under its keys has come.
  void confirmed(HalfOpen halfOpen) {
    bySourceId.remove(halfOpen.request().sourceId(), halfOpen);
  }

  /// It has waited for too long.
  void expire(HalfOpen halfOpen) {
    confirmed(halfOpen);
    registry.remove(halfOpen);
  }

  private @Nullable HalfOpen duplicateOf(Packet.Init init) {
    HalfOpen known = bySourceId.get(init.sourceId());
    return known != null && known.isAnswerTo(init.sourceId(), init.noise()) ? known : null;
  }

  private void agree(long now, Address from, Packet.Init init) {
    registry.counters().agreements++;
    var noise =
        NoiseHandshake.responder(
            setup.noise(setup.accepts(), init.sourceId()),
            setup.entropy().bytes(AgreementKey.SEED_LENGTH));
    byte[] read = noise.readMessage(init.noise()).orElse(null);
    InitBody body = read == null ? null : InitBody.decode(read);
    if (body == null) {
      registry.counters().unauthentic++;
      return;
    }
    PublicKey remoteStatic = noise.remoteStatic();
    if (remoteStatic.equals(setup.own().publicKey())
        || !counters.advance(remoteStatic, body.counter())) {
      registry.counters().replayed++;
      return;
    }
    long localId = registry.freeId();
    var request = new HalfOpen.Request(init.sourceId(), init.noise(), remoteStatic, body);
    add(now, from, request, answer(now, from, request, localId, noise));
  }

  private HalfOpen answer(
      long now, Address from, HalfOpen.Request request, long localId, NoiseHandshake noise) {
    byte[] resume =
        addressTokens.issue(millis(now), AddressTokens.Purpose.RESUME, from.ip(), from.port());
    var body = new ResponseBody(localId, resetTokens.token(localId), resume, from, payload);
    byte[] response =
        PacketEncoder.response(request.sourceId(), localId, noise.writeMessage(body.encode()));
    var names = new Transport.Names(localId, request.sourceId(), request.body().resetToken());
    var transport = new Transport(setup.crypto(), noise.keys(), names, from, shared);
    return new HalfOpen(request, transport, response, from, registry.deadlines());
  }

  private void add(long now, Address from, HalfOpen.Request request, HalfOpen halfOpen) {
    HalfOpen same = bySourceId.get(request.sourceId());
    HalfOpen victim = same != null || halfOpen() < HALF_OPEN_MAX ? same : oldest();
    if (victim != null) {
      expire(victim);
    }
    bySourceId.put(request.sourceId(), halfOpen);
    registry.add(halfOpen);
    registry.deadlines().set(halfOpen.entry(), now + HalfOpen.LIFE_NANOS);
    registry.answer(from, halfOpen.answer(now, from));
  }

  private @Nullable HalfOpen oldest() {
    var first = bySourceId.entrySet().iterator();
    return first.hasNext() ? first.next().getValue() : null;
  }

  private boolean isOurToken(long now, Address from, byte[] token) {
    return addressTokens.check(millis(now), token, from.ip(), from.port()).isPresent();
  }

  private void challenge(long now, Address to, long destinationId) {
    registry.counters().challenged++;
    byte[] token =
        addressTokens.issue(millis(now), AddressTokens.Purpose.RETRY, to.ip(), to.port());
    registry.answer(to, PacketEncoder.challenge(destinationId, token, setup.own().publicKey()));
  }

  private static long millis(long nanos) {
    return Math.floorDiv(nanos, Moment.MILLISECOND);
  }
}
