package chat.parley.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.Moment;
import chat.parley.core.packet.PacketEncoder;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DiscoveryTest {

  @Test
  void tellsTheServersKey() {
    Pair pair = Pair.ofServer(1);
    pair.left.sessions.discover(pair.moment(), pair.right.address);
    pair.drive(Moment.SECOND);

    assertEquals(
        List.of(new SessionEvent.Discovered(pair.right.address, pair.right.key())),
        pair.left.events);
    assertEquals(0, pair.left.sessions.size());
    assertEquals(0, pair.right.sessions.size());
  }

  @Test
  void sparesTheHandshakeThatFollowsItsChallenge() {
    Pair pair = Pair.ofServer(2);
    pair.left.sessions.discover(pair.moment(), pair.right.address);
    pair.drive(Moment.SECOND);
    pair.opened();

    assertEquals(1, pair.right.sessions.counters().challenged);
  }

  @Test
  void probesFiveTimesAndGivesUpAfterTwoAndAHalfSeconds() {
    Pair pair = Pair.ofServer(3);
    pair.keepsSent = true;
    pair.passes = _ -> false;
    long start = pair.now;
    pair.left.sessions.discover(pair.moment(), pair.right.address);
    pair.left.sessions.discover(pair.moment(), pair.right.address);
    pair.driveUntil(() -> !pair.left.events.isEmpty(), 10 * Moment.SECOND);

    assertEquals(5, pair.sent(Pair.PROBE).size());
    assertEquals(1_200, pair.sent.getFirst().datagram().length);
    assertEquals(List.of(new SessionEvent.Unanswered(pair.right.address)), pair.left.events);
    assertEquals(2_500 * Moment.MILLISECOND, pair.now - start);
  }

  @Test
  void getsNoAnswerFromAClient() {
    Pair pair = Pair.ofPeers(4);
    pair.left.sessions.discover(pair.moment(), pair.right.address);
    pair.drive(5 * Moment.SECOND);

    assertEquals(List.of(new SessionEvent.Unanswered(pair.right.address)), pair.left.events);
  }

  @Test
  void believesNoAnswerFromAnotherAddress() {
    Pair pair = Pair.ofServer(5);
    pair.keepsSent = true;
    pair.passes = _ -> false;
    pair.left.sessions.discover(pair.moment(), pair.right.address);
    pair.flush();
    byte[] probe = pair.sent.getFirst().datagram();
    long id = ByteBuffer.wrap(probe).getLong(4);
    pair.inject(
        pair.left, Pair.address(66), PacketEncoder.challenge(id, new byte[24], pair.right.key()));

    assertTrue(pair.left.events.isEmpty());
  }
}
