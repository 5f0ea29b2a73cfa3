package chat.parley.core.session;

import chat.parley.core.Moment;
import chat.parley.core.packet.Address;

/// A question to a server for its static key: five probes, then two and a half seconds have passed.
final class Discovery implements Endpoint {

  /// The waits behind each probe, in milliseconds.
  private static final int[] PAUSES = {250, 250, 500, 1_000, 500};

  private final long localId;
  private final Address server;
  private final Deadlines.Entry<Endpoint> entry;
  private int probes;

  Discovery(long localId, Address server, Deadlines<Endpoint> deadlines) {
    this.localId = localId;
    this.server = server;
    this.entry = deadlines.entry(this);
  }

  Address server() {
    return server;
  }

  /// Whether all probes have been sent.
  boolean isExhausted() {
    return probes == PAUSES.length;
  }

  /// One more probe goes out; returns how long to wait for its answer.
  long probed() {
    return PAUSES[probes++] * Moment.MILLISECOND;
  }

  @Override
  public long localId() {
    return localId;
  }

  @Override
  public Deadlines.Entry<Endpoint> entry() {
    return entry;
  }
}
