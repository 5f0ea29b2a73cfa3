package chat.parley.core.session;

import chat.parley.core.Moment;

/// How long the keys of a session are used before new ones are asked for (docs/protocol.md, section
/// 3).
///
/// @param nanos after which the initiator asks; the responder waits three tenths longer, and after
///   half as much again nobody uses them any more
/// @param packets after which the initiator asks; the responder waits half as long again
public record KeyUse(long nanos, long packets) {

  /// The usual: ten minutes, or 2^20 packets.
  public static final KeyUse USUAL = new KeyUse(600 * Moment.SECOND, 1L << 20);
}
