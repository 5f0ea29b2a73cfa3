package chat.parley.core.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.Moment;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PacketsTest {

  private final Pair pair = Pair.ofServer(1);

  private Session quiet() {
    Session session = pair.opened();
    pair.drive(Moment.SECOND);
    pair.keepsSent = true;
    return session;
  }

  @Test
  void carryAsManyFramesAsFit() {
    Session session = quiet();
    for (int i = 0; i < 22; i++) {
      session.send(Pair.frame(i));
    }
    pair.flush();

    assertEquals(2, pair.sent.size());
    assertTrue(pair.sent.getFirst().datagram().length > 1_100);
  }

  @Test
  void waitForNothingWhenThereIsRoom() {
    Session session = quiet();
    session.send(Pair.frame(1));
    pair.flush();

    assertEquals(pair.now, pair.sent.getFirst().at());
  }

  @Test
  void arePaddedToAMultipleOf32() {
    Session session = quiet();
    for (int i = 0; i < 40; i++) {
      session.send(Pair.text(i, 1 + 9 * i));
      pair.flush();
    }
    pair.drive(5 * Moment.SECOND);

    for (Pair.Flight flight : pair.sent) {
      int plaintext = flight.datagram().length - 36;
      assertTrue(plaintext % 32 == 0 || plaintext == 1_164, "plaintext of " + plaintext);
    }
  }

  @Test
  void keepWithinTheWindowUntilTheyAreAcknowledged() {
    Session session = quiet();
    for (int i = 0; i < 1_000; i++) {
      session.send(Pair.frame(i));
    }
    pair.flush();

    assertEquals(10, pair.sent.size());
  }

  @Test
  void areAcknowledgedWithin25MillisecondsWhenAlone() {
    Session session = quiet();
    session.send(Pair.frame(1));
    pair.drive(Moment.SECOND);

    assertEquals(2, pair.sent.size());
    assertEquals(
        pair.delay + 25 * Moment.MILLISECOND, pair.sent.get(1).at() - pair.sent.get(0).at());
  }

  @Test
  void areAcknowledgedAtOnceWhenThereAreTwo() {
    Session session = quiet();
    for (int i = 0; i < 2; i++) {
      session.send(Pair.frame(i));
      pair.flush();
    }
    pair.drive(Moment.SECOND);

    assertEquals(3, pair.sent.size());
    assertEquals(pair.delay, pair.sent.get(2).at() - pair.sent.get(1).at());
  }

  @Test
  void areAcknowledgedAtOnceWhenOneIsMissing() {
    Session session = quiet();
    session.send(Pair.frame(0));
    pair.passes = _ -> false;
    pair.flush();
    pair.passes = _ -> true;
    session.send(Pair.frame(1));
    pair.drive(pair.delay);

    assertEquals(3, pair.sent.size());
  }

  @Test
  void carryAcknowledgementsAlong() {
    Session session = quiet();
    session.send(Pair.frame(0));
    pair.drive(pair.delay);
    pair.right.session().send(Pair.frame(1));
    pair.drive(5 * Moment.MILLISECOND);
    int before = pair.sent.size();
    pair.drive(pair.delay);

    assertEquals(2, before);
    assertEquals(0, session.outstandingBytes());
  }

  @Test
  void acknowledgeNoAcknowledgements() {
    Session session = quiet();
    session.send(Pair.frame(0));
    pair.drive(10 * Moment.SECOND);

    assertEquals(2, pair.sent.size());
  }

  @Test
  void repeatLostFramesBeforeNewOnes() {
    Session session = quiet();
    session.send(Pair.frame(0));
    pair.passes = _ -> false;
    pair.flush();
    pair.passes = _ -> true;
    for (int i = 1; i < 500; i++) {
      session.send(Pair.frame(i));
    }
    pair.drive(5 * Moment.SECOND);

    int at = pair.right.frames.indexOf(Pair.frame(0));
    assertTrue(at > 0 && at < 200, "came as number " + at);
    assertEquals(500, pair.right.frames.size());
  }

  @Test
  void areTheSameInEveryRunOfOneSeed() {
    List<Pair.Flight> first = trace();
    List<Pair.Flight> second = trace();

    assertEquals(first.size(), second.size());
    for (int i = 0; i < first.size(); i++) {
      assertEquals(first.get(i).at(), second.get(i).at());
      assertArrayEquals(first.get(i).datagram(), second.get(i).datagram());
    }
  }

  private static List<Pair.Flight> trace() {
    Pair pair = Pair.ofPeers(77);
    pair.loss = 0.1;
    pair.jitter = 30 * Moment.MILLISECOND;
    pair.keepsSent = true;
    Session session = pair.open();
    for (int i = 0; i < 500; i++) {
      session.send(Pair.text(i, 10 * i));
    }
    pair.drive(60 * Moment.SECOND);
    return pair.sent;
  }
}
