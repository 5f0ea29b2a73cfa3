package chat.parley.core.session;

import chat.parley.core.Moment;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.packet.Address;
import java.util.Arrays;

/// A handshake that the other side has begun and not confirmed: the keys are made, the RESPONSE is
/// sent, and the first packet under the keys makes it a session.
final class HalfOpen implements Endpoint {

  /// How long it waits for that packet.
  static final long LIFE_NANOS = 15 * Moment.SECOND;

  /// What the INIT said.
  ///
  /// @param sourceId the initiator's connection id
  /// @param noise the whole Noise message, by which a duplicate is known
  /// @param remoteStatic the initiator's static key
  record Request(long sourceId, byte[] noise, PublicKey remoteStatic, InitBody body) {}

  private final Request request;
  private final Transport transport;
  private final byte[] response;
  private final Deadlines.Entry<Endpoint> entry;
  private final Address first;
  private Address address;
  private int answers;
  private long answeredAt;

  HalfOpen(
      Request request,
      Transport transport,
      byte[] response,
      Address address,
      Deadlines<Endpoint> deadlines) {
    this.request = request;
    this.transport = transport;
    this.response = response;
    this.first = address;
    this.address = address;
    this.entry = deadlines.entry(this);
  }

  Request request() {
    return request;
  }

  Transport transport() {
    return transport;
  }

  Address address() {
    return address;
  }

  /// Where the other side is, as far as it has shown, when its confirmation came from there: a copy
  /// of the INIT may have come from an address that is not its own, before it or after.
  Address shownBy(Address from) {
    return from.equals(first) ? first : address;
  }

  /// Whether this INIT is the one that was answered already.
  boolean isAnswerTo(long sourceId, byte[] noise) {
    return request.sourceId == sourceId && Arrays.equals(request.noise, noise);
  }

  /// The RESPONSE, to be sent now to the address from which the INIT came.
  byte[] answer(long now, Address to) {
    address = to;
    answers++;
    answeredAt = now;
    return response.clone();
  }

  /// How long the confirmation took, or -1 when it may belong to any of several RESPONSEs.
  long roundTrip(long now) {
    return answers == 1 ? now - answeredAt : -1;
  }

  @Override
  public long localId() {
    return transport.localId();
  }

  @Override
  public Deadlines.Entry<Endpoint> entry() {
    return entry;
  }
}
