package chat.parley.core.session;

import chat.parley.core.Moment;

/// When something is due in a session that is open or retired, and how long it may live.
final class Lifetime {

  /// A peer session in which nothing is heard.
  static final long PEER_IDLE_NANOS = 180 * Moment.SECOND;

  /// A session with the server in which nothing is heard: four heartbeats.
  static final long SERVER_IDLE_NANOS = 120 * Moment.SECOND;

  /// Something outstanding, and nothing is heard.
  static final long UNHEARD_NANOS = 30 * Moment.SECOND;

  /// How long a retired session is kept for what was under way.
  static final long RETIRED_NANOS = 15 * Moment.SECOND;

  private Lifetime() {}

  /// The earliest of everything that may be due.
  static long deadline(Session session, Transport transport) {
    long at = Math.min(transport.acknowledgements().deadline(), transport.paths().deadline());
    if (session.phase() == Session.Phase.RETIRED) {
      return Math.min(at, retiredUntil(session, transport));
    }
    at = Math.min(at, transport.recovery().deadline());
    return Math.min(at, Math.min(aliveUntil(session, transport), renewAt(session, transport)));
  }

  /// When the session ends: for silence, for want of new keys, or with a frame of which pieces are
  /// missing, since none that were acknowledged are sent again.
  static long aliveUntil(Session session, Transport transport) {
    long idle =
        switch (session.role()) {
          case CLIENT_TO_SERVER -> SERVER_IDLE_NANOS;
          case PEER_TO_PEER -> PEER_IDLE_NANOS;
        };
    long until = transport.heardAt() + idle;
    if (transport.waitingSince() != Moment.NEVER) {
      until = Math.min(until, transport.waitingSince() + UNHEARD_NANOS);
    }
    until = Math.min(until, transport.reassembler().deadline());
    KeyAge age = session.keyAge();
    return age == null ? until : Math.min(until, age.hardStopAt(packets(transport)));
  }

  /// When a handshake for new keys is due.
  static long renewAt(Session session, Transport transport) {
    KeyAge age = session.keyAge();
    return age == null || session.renewal() != null
        ? Moment.NEVER
        : age.renewAt(packets(transport));
  }

  /// When a retired session is forgotten. Where both sides opened at once, each may go on using the
  /// one that the other has retired: then it is kept for as long as the other may keep quiet.
  static long retiredUntil(Session session, Transport transport) {
    Session successor = session.successor();
    boolean crossed = successor != null && successor.isInitiator() != session.isInitiator();
    long last = Math.max(transport.heardAt(), session.retiredAt());
    return last + RETIRED_NANOS + (crossed ? PEER_IDLE_NANOS : 0);
  }

  private static long packets(Transport transport) {
    return Math.max(transport.recovery().nextNumber(), transport.highestReceived());
  }
}
