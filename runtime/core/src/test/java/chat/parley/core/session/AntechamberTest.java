package chat.parley.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.Moment;
import chat.parley.core.crypto.Mac1;
import chat.parley.core.packet.PacketEncoder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AntechamberTest {

  private final CountingCrypto crypto = new CountingCrypto();
  private final Pair pair = Pair.ofServer(crypto, 1);

  /// The types of what the right side sends in one flush.
  private List<Integer> flushed() {
    var types = new ArrayList<Integer>();
    pair.right.sessions.flush(pair.moment(), (_, datagram) -> types.add((int) datagram[0]));
    return types;
  }

  private void probes(int count) {
    for (int i = 0; i < count; i++) {
      byte[] probe = PacketEncoder.probe(i);
      pair.right.sessions.received(pair.moment(), Pair.address(7), probe);
    }
  }

  @Test
  void strangersWaitUntilThoseWhomTheNodeKnowsAreAnswered() {
    pair.opened();
    pair.drive(5 * Moment.SECOND);
    probes(40);
    pair.right.session().send(Pair.frame(1));

    List<Integer> first = flushed();

    assertEquals(Pair.DATA, first.getFirst());
    assertEquals(Antechamber.TURN_MAX, first.size() - 1);
    assertEquals(pair.now, pair.right.sessions.deadline());
    assertEquals(Antechamber.TURN_MAX, flushed().size());
    assertEquals(40 - 2 * Antechamber.TURN_MAX, flushed().size());
    assertTrue(pair.right.sessions.deadline() > pair.now);
  }

  @Test
  void whoeverComesWhenNoMoreCanWaitIsDroppedUnseen() {
    probes(Antechamber.ROOM + 1_000);
    int answers = 0;
    for (int sent = flushed().size(); sent > 0; sent = flushed().size()) {
      answers += sent;
    }

    assertEquals(Antechamber.ROOM, answers);
    assertEquals(1_000, pair.right.sessions.counters().crowdedOut);
    assertEquals(Antechamber.ROOM, pair.right.sessions.counters().challenged);
  }

  @Test
  void aTurnEndsWithFourKeyAgreements() {
    pair.keepsSent = true;
    pair.opened();
    byte[] proven = pair.sent(Pair.INIT).getLast().datagram();
    long before = pair.right.sessions.counters().agreements;
    for (int i = 0; i < 10; i++) {
      // Another source id makes it another handshake, which costs an agreement to see through.
      byte[] init = proven.clone();
      init[5] ^= (byte) (i + 1);
      new Mac1(crypto, pair.right.key()).write(init, PacketEncoder.INIT_MAC1_OFFSET);
      pair.right.sessions.received(pair.moment(), pair.left.address, init);
    }

    var _ = flushed();

    assertEquals(
        Antechamber.TURN_AGREEMENTS_MAX, pair.right.sessions.counters().agreements - before);
    var _ = flushed();
    var _ = flushed();
    assertEquals(10, pair.right.sessions.counters().agreements - before);
  }
}
