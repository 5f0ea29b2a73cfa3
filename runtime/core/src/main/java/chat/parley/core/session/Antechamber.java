package chat.parley.core.session;

import chat.parley.core.packet.Address;
import chat.parley.core.packet.Packet;
import java.util.ArrayDeque;

/// Where PROBEs and INITs wait until those whom the node knows have been answered: a flood of
/// strangers gets what is left of the processor, and no more.
///
/// A turn sees 16 of them, or fewer if 4 have had a key agreement computed, which takes as long as
/// a hundred others. 512 wait for their turn; more are dropped at the cost of having been read,
/// and whoever is in earnest repeats his.
final class Antechamber {

  static final int ROOM = 512;
  static final int TURN_MAX = 16;
  static final int TURN_AGREEMENTS_MAX = 4;

  private final Responder responder;
  private final SessionCounters counters;
  private final ArrayDeque<Stranger> waiting = new ArrayDeque<>();

  private record Stranger(Address from, byte[] datagram, Packet packet) {}

  Antechamber(Responder responder, SessionCounters counters) {
    this.responder = responder;
    this.counters = counters;
  }

  /// A PROBE or an INIT has come.
  void enter(Address from, byte[] datagram, Packet packet) {
    if (waiting.size() < ROOM) {
      waiting.add(new Stranger(from, datagram, packet));
    } else {
      counters.crowdedOut++;
    }
  }

  /// Whether nobody waits.
  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /// Sees to those whose turn it is.
  void turn(long now) {
    long agreementsMax = counters.agreements + TURN_AGREEMENTS_MAX;
    for (int i = 0; i < TURN_MAX && counters.agreements < agreementsMax; i++) {
      Stranger next = waiting.poll();
      if (next == null) {
        return;
      }
      switch (next.packet) {
        case Packet.Init init -> responder.asked(now, next.from, next.datagram, init);
        case Packet.Probe probe -> responder.probed(now, next.from, probe);
        case Packet.Challenge _,
            Packet.Data _,
            Packet.Malformed _,
            Packet.Reset _,
            Packet.Response _ ->
            throw new IllegalStateException("no packet of a stranger");
      }
    }
  }
}
