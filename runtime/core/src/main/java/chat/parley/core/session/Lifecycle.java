package chat.parley.core.session;

import chat.parley.core.Moment;

/// Opens sessions whose handshake is through, and does in each what its deadlines ask for.
final class Lifecycle {

  /// Probes in a row without an answer after which the owner is told.
  private static final int PROBES_MAX = 3;

  private final Registry registry;
  private final Initiator initiator;

  Lifecycle(Registry registry, Initiator initiator) {
    this.registry = registry;
    this.initiator = initiator;
  }

  /// A session has opened: it is the newest of its pair from now on.
  void opened(Session session, long now) {
    registry.counters().handshakes++;
    Session older = registry.promote(session);
    if (older != null && older != session) {
      registry.counters().rekeys++;
      session.succeed(older, now);
      schedule(older);
    }
    registry.report(new SessionEvent.Opened(session));
  }

  /// Does what is due in a session.
  void expire(Session session, long now) {
    Transport transport = session.transport();
    Closing closing = session.closing();
    Opening opening = session.opening();
    if (opening != null) {
      if (opening.next()) {
        registry.touch(session);
      } else {
        initiator.failed(session, opening, now);
      }
    } else if (closing != null) {
      if (closing.goneAt() <= now) {
        session.vanish();
      }
    } else if (transport != null && session.phase() == Session.Phase.RETIRED) {
      expireRetired(session, transport, now);
    } else if (transport != null && session.phase() == Session.Phase.OPEN) {
      expireOpen(session, transport, now);
    }
    schedule(session);
    if (session.entry().at() <= now) {
      throw new IllegalStateException("a session's deadline does not move: " + session.phase());
    }
  }

  /// Puts the session's next deadline where it belongs.
  void schedule(Session session) {
    long at = session.phase() == Session.Phase.GONE ? Moment.NEVER : session.deadline();
    registry.deadlines().set(session.entry(), at);
  }

  private void expireRetired(Session session, Transport transport, long now) {
    if (Lifetime.retiredUntil(session, transport) <= now) {
      session.vanish();
      return;
    }
    transport.acknowledgements().expire(now);
    transport.paths().expire(now);
    registry.touch(session);
  }

  private void expireOpen(Session session, Transport transport, long now) {
    if (Lifetime.aliveUntil(session, transport) <= now || transport.isUnderForgery()) {
      session.end(new SessionEvent.End.TimedOut());
      return;
    }
    if (Lifetime.renewAt(session, transport) <= now) {
      session.renewedBy(initiator.renew(session));
    }
    recover(session, transport, now);
    transport.acknowledgements().expire(now);
    transport.paths().expire(now);
    registry.touch(session);
  }

  /// Loses first what is lost by now; a probe may be due right after.
  private void recover(Session session, Transport transport, long now) {
    Recovery recovery = transport.recovery();
    while (recovery.deadline() <= now) {
      if (recovery.isProbeDue(now, session.queue())) {
        session.probe(true);
      }
    }
    if (recovery.probes() >= PROBES_MAX && !session.isSilent()) {
      session.silent(true);
      registry.report(new SessionEvent.Silent(session));
    }
  }
}
