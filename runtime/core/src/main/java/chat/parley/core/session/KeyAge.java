package chat.parley.core.session;

import chat.parley.core.Moment;

/// How long and how much the keys of one session may still be used (docs/protocol.md, section 3).
///
/// The initiator replaces them after 600 s or 2^20 packets, the responder of a peer session
/// somewhat later if the initiator did not, both up to a tenth earlier so that many sessions do not
/// do so at once; a server never does. After 900 s or 2^24 packets nobody uses them any more.
final class KeyAge {

  static final long PACKETS_HARD_STOP = 1L << 24;

  /// The pause after a handshake for new keys that nobody answered.
  private static final long PAUSE_NANOS = 30 * Moment.SECOND;

  private final long packetsMax;
  private final long hardStopAt;
  private long renewAt;
  private long notBefore;

  KeyAge(long now, Role role, boolean initiator, Means means) {
    boolean mayRenew = initiator || role == Role.PEER_TO_PEER;
    KeyUse use = means.keyUse();
    this.packetsMax = initiator ? use.packets() : use.packets() * 3 / 2;
    long nanos = initiator ? use.nanos() : use.nanos() * 13 / 10;
    this.renewAt = mayRenew ? now + nanos - means.entropy().below(nanos / 10) : Moment.NEVER;
    this.hardStopAt = now + use.nanos() * 3 / 2;
    this.notBefore = mayRenew ? now : Moment.NEVER;
  }

  /// When new keys must be asked for.
  ///
  /// @param packets how many went in the direction that had more
  long renewAt(long packets) {
    return packets >= packetsMax ? Math.min(notBefore, renewAt) : renewAt;
  }

  /// Nobody answered; another handshake follows after a pause.
  void postpone(long now) {
    notBefore = now + PAUSE_NANOS;
    renewAt = Math.max(renewAt, notBefore);
  }

  /// When the session must end for want of new keys.
  long hardStopAt(long packets) {
    return packets >= PACKETS_HARD_STOP ? Long.MIN_VALUE : hardStopAt;
  }
}
