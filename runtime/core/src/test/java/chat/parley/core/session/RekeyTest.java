package chat.parley.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.Moment;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RekeyTest {

  /// Sends a frame in each direction every 100 ms.
  private static int chatter(Pair pair, int from, long seconds) {
    int number = from;
    for (long until = pair.now + seconds * Moment.SECOND; pair.now < until; number++) {
      pair.left.session().send(number % 50 == 0 ? Pair.text(number, 9_000) : Pair.frame(number));
      pair.right.session().send(Pair.frame(number));
      pair.drive(100 * Moment.MILLISECOND);
    }
    return number;
  }

  private static int distinct(Side side) {
    var seen = new BitSet();
    side.frames.forEach(frame -> seen.set((int) Pair.numberOf(frame)));
    return seen.cardinality();
  }

  @Test
  void replacesItsKeysWithinTenMinutesAndLosesNoFrame() {
    Pair pair = Pair.ofServer(1);
    Session first = pair.opened();

    int count = chatter(pair, 0, 640);

    assertEquals(count, pair.right.frames.size());
    assertEquals(count, pair.left.frames.size());
    assertEquals(count, distinct(pair.right));
    assertEquals(2, pair.left.events(SessionEvent.Opened.class).size());
    assertEquals(2, pair.right.events(SessionEvent.Opened.class).size());
    assertTrue(pair.left.ends().isEmpty());
    assertFalse(first.isOpen());
    assertTrue(pair.left.session().isOpen());
  }

  @Test
  void losesNoFrameWhileItReplacesItsKeysUnderLoss() {
    for (int seed = 0; seed < 5; seed++) {
      Pair pair = Pair.ofPeers(seed);
      pair.loss = 0.15;
      pair.jitter = 50 * Moment.MILLISECOND;
      pair.driveUntil(() -> pair.left.latest != null, 0);
      Session session = pair.open();
      pair.driveUntil(() -> pair.right.latest != null, 20 * Moment.SECOND);
      int count = chatter(pair, 0, 640);
      pair.loss = 0;
      pair.driveUntil(() -> session.newest().outstandingBytes() == 0, 60 * Moment.SECOND);
      pair.drive(10 * Moment.SECOND);

      assertEquals(count, distinct(pair.right));
      assertEquals(count, distinct(pair.left));
      assertTrue(pair.left.sessions.counters().rekeys >= 1);
    }
  }

  @Test
  void forgetsTheReplacedSessionFifteenSecondsLater() {
    Pair pair = Pair.ofServer(2);
    pair.opened();
    Session second = pair.open();
    pair.driveUntil(second::isOpen, Moment.SECOND);

    assertNotNull(second.predecessor());
    assertEquals(2, pair.left.sessions.size());

    pair.drive(16 * Moment.SECOND);

    assertEquals(1, pair.left.sessions.size());
    assertEquals(1, pair.right.sessions.size());
    assertNull(second.predecessor());
    assertTrue(pair.left.ends().isEmpty());
  }

  @Test
  void sendsWhatIsQueuedInAReplacedSessionInItsSuccessor() {
    Pair pair = Pair.ofServer(3);
    Session first = pair.opened();
    Session second = pair.open();
    pair.driveUntil(second::isOpen, Moment.SECOND);

    first.send(Pair.frame(7));
    pair.drive(Moment.SECOND);

    assertFalse(first.isOpen());
    assertSame(first.newest(), second);
    assertEquals(List.of(Pair.frame(7)), pair.right.frames);
  }

  @Test
  void takesOverWhatItsPredecessorCouldNotDeliver() {
    Pair pair = Pair.ofServer(4);
    Session first = pair.opened();
    pair.passes = flight -> flight.type() != Pair.DATA;
    for (int i = 0; i < 100; i++) {
      first.send(i % 10 == 0 ? Pair.text(i, 6_000) : Pair.frame(i));
    }
    pair.drive(Moment.SECOND);
    Session second = pair.open();
    second.send(Pair.frame(100));
    pair.driveUntil(second::isOpen, Moment.SECOND);
    pair.passes = _ -> true;
    pair.drive(20 * Moment.SECOND);

    assertEquals(101, distinct(pair.right));
    assertEquals(101, pair.right.frames.size());
    assertEquals(0, second.outstandingBytes());
  }

  @Test
  void goesOnWithTheRoundTripAndWindowOfItsPredecessor() {
    Pair pair = Pair.ofServer(5);
    Session first = pair.opened();
    for (int i = 0; i < 2_000; i++) {
      first.send(Pair.frame(i));
    }
    pair.drive(5 * Moment.SECOND);
    Transport before = first.transport();
    Session second = pair.open();
    pair.driveUntil(second::isOpen, Moment.SECOND);
    Transport after = second.transport();

    assertNotNull(before);
    assertNotNull(after);
    assertEquals(before.recovery().congestion().window(), after.recovery().congestion().window());
    assertEquals(before.recovery().roundTrip().smoothed(), after.recovery().roundTrip().smoothed());
  }

  @Test
  void triesAgainWhenNobodyAnswersAndStopsAfterFifteenMinutes() {
    Pair pair = Pair.ofServer(6);
    pair.keepsSent = true;
    pair.opened();
    pair.sent.clear();
    pair.passes = flight -> flight.type() != Pair.INIT;
    long start = pair.now;
    while (pair.left.ends().isEmpty() && pair.now < start + 1_000 * Moment.SECOND) {
      pair.left.session().send(Pair.frame(1));
      pair.drive(Moment.SECOND);
      pair.sent.removeIf(flight -> flight.type() == Pair.DATA);
    }

    assertEquals(900, Math.ceilDiv(pair.now - start, Moment.SECOND));
    assertEquals(List.of(new SessionEvent.End.TimedOut()), pair.left.ends());
    assertEquals(List.of(new SessionEvent.End.TimedOut()), pair.right.ends());
    assertTrue(pair.sent(Pair.INIT).size() > 30);
  }

  @Test
  void letsThePeerThatDidNotBeginReplaceTheKeysToo() {
    Pair pair = Pair.ofPeers(7);
    pair.opened();
    pair.passes = flight -> flight.type() != Pair.INIT || flight.from().equals(pair.right.address);
    chatter(pair, 0, 800);

    assertTrue(pair.right.session().isInitiator());
    assertTrue(pair.left.ends().isEmpty());
    assertEquals(2, pair.left.events(SessionEvent.Opened.class).size());
  }

  @Test
  void worksWhenBothSidesOpenAtOnce() {
    for (int seed = 0; seed < 30; seed++) {
      Pair pair = Pair.ofPeers(seed);
      pair.jitter = seed * Moment.MILLISECOND;
      Session left = pair.open();
      Session right = pair.openBack();
      left.send(Pair.frame(0));
      right.send(Pair.frame(0));
      pair.drive(Moment.SECOND);
      int count = chatter(pair, 1, 60);
      pair.drive(Moment.SECOND);

      assertEquals(count, distinct(pair.left));
      assertEquals(count, distinct(pair.right));
      assertTrue(pair.left.frames.size() <= count + 3);
      assertTrue(pair.left.ends().isEmpty());
      assertTrue(pair.right.ends().isEmpty());
    }
  }

  @Test
  void keepsBothSessionsOfASimultaneousOpenThroughALongPause() {
    Pair pair = Pair.ofPeers(8);
    pair.open();
    pair.openBack();
    pair.drive(Moment.SECOND);
    pair.drive(170 * Moment.SECOND);
    pair.left.session().send(Pair.frame(1));
    pair.right.session().send(Pair.frame(2));
    pair.drive(Moment.SECOND);

    assertEquals(1, pair.left.frames.size());
    assertEquals(1, pair.right.frames.size());
    assertTrue(pair.left.ends().isEmpty());
  }

  @Test
  void replacesTheSessionOfAClientThatWasRestarted() {
    Pair pair = Pair.ofServer(9);
    pair.opened();
    Session before = pair.right.session();
    before.send(Pair.frame(1));
    pair.left.restart();
    pair.left.address = Pair.address(44);
    pair.open();
    pair.drive(5 * Moment.SECOND);

    assertSame(before, pair.right.session().predecessor());
    assertEquals(Pair.address(44), pair.right.session().address());
    assertEquals(List.of(Pair.frame(1)), pair.left.frames);
  }
}
