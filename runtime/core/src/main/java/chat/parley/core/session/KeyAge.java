package chat.parley.core.session;

import chat.parley.core.Entropy;
import chat.parley.core.Moment;

/// How long and how much the keys of one session may still be used (docs/protocol.md, section 3).
///
/// The initiator replaces them after 600 s or 2^20 packets, the responder of a peer session
/// somewhat later if the initiator did not, both up to a tenth earlier so that many sessions do not
/// do so at once; a server never does. After 900 s or 2^24 packets nobody uses them any more.
final class KeyAge {

  static final long INITIATOR_NANOS = 600 * Moment.SECOND;
  static final long RESPONDER_NANOS = 780 * Moment.SECOND;
  static final long HARD_STOP_NANOS = 900 * Moment.SECOND;
  static final long INITIATOR_PACKETS = 1L << 20;
  static final long RESPONDER_PACKETS = INITIATOR_PACKETS + (1L << 19);
  static final long PACKETS_HARD_STOP = 1L << 24;

  /// The pause after a handshake for new keys that nobody answered.
  private static final long PAUSE_NANOS = 30 * Moment.SECOND;

  private final long packetsMax;
  private final long hardStopAt;
  private long renewAt;
  private long notBefore;

  KeyAge(long now, Role role, boolean initiator, Entropy jitter) {
    boolean mayRenew = initiator || role == Role.PEER_TO_PEER;
    this.packetsMax = initiator ? INITIATOR_PACKETS : RESPONDER_PACKETS;
    long use = initiator ? INITIATOR_NANOS : RESPONDER_NANOS;
    this.renewAt = mayRenew ? now + use - jitter.below(use / 10) : Moment.NEVER;
    this.hardStopAt = now + HARD_STOP_NANOS;
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
