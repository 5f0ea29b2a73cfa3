package chat.parley.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.Moment;
import chat.parley.core.packet.CloseCode;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EndingTest {

  @Test
  void tellsTheOtherSideWhyAndForgetsTheSession() {
    Pair pair = Pair.ofServer(1);
    Session session = pair.opened();
    session.close(CloseCode.GOODBYE, "see you");
    pair.drive(Moment.SECOND);

    assertFalse(session.isOpen());
    assertEquals(List.of(new SessionEvent.End.ByUs()), pair.left.ends());
    assertEquals(
        List.of(new SessionEvent.End.ByPeer(CloseCode.GOODBYE, "see you")), pair.right.ends());
    assertEquals(0, pair.left.sessions.size());
    assertEquals(0, pair.right.sessions.size());
    assertEquals(Moment.NEVER, pair.left.sessions.deadline());
    assertEquals(Moment.NEVER, pair.right.sessions.deadline());
  }

  @Test
  void sendsWhatIsQueuedBeforeItCloses() {
    Pair pair = Pair.ofServer(2);
    Session session = pair.opened();
    session.send(Pair.frame(1));
    session.close(CloseCode.GOODBYE, "");
    pair.drive(Moment.SECOND);

    assertEquals(List.of(Pair.frame(1)), pair.right.frames);
  }

  @Test
  void repeatsItsCloseAtMostTwiceToOneWhoGoesOn() {
    Pair pair = Pair.ofServer(3);
    pair.keepsSent = true;
    Session session = pair.opened();
    pair.drive(Moment.SECOND);
    pair.sent.clear();
    pair.passes = flight -> flight.from().equals(pair.right.address);
    session.close(CloseCode.GOODBYE, "");
    for (int i = 0; i < 100; i++) {
      pair.right.session().send(Pair.frame(i));
      pair.drive(3 * Moment.MILLISECOND);
    }

    long closes =
        pair.sent.stream().filter(flight -> flight.from().equals(pair.left.address)).count();
    assertTrue(closes >= 2 && closes <= 3, closes + " closes");
  }

  @Test
  void dropsWhatIsSentAfterTheEnd() {
    Pair pair = Pair.ofServer(4);
    Session session = pair.opened();
    session.close(CloseCode.GOODBYE, "");
    session.send(Pair.frame(1));
    session.close(CloseCode.GOODBYE, "");
    pair.drive(Moment.SECOND);

    assertTrue(pair.right.frames.isEmpty());
    assertEquals(1, pair.left.ends().size());
  }

  @Test
  void reportsSilenceOnceUntilAnythingArrivesAgain() {
    Pair pair = Pair.ofServer(5);
    Session session = pair.opened();
    pair.drive(Moment.SECOND);
    pair.passes = _ -> false;
    session.send(Pair.frame(1));
    pair.drive(10 * Moment.SECOND);
    assertEquals(1, pair.left.events(SessionEvent.Silent.class).size());

    pair.passes = _ -> true;
    pair.drive(10 * Moment.SECOND);
    assertEquals(List.of(Pair.frame(1)), pair.right.frames.stream().distinct().toList());

    pair.passes = _ -> false;
    session.send(Pair.frame(2));
    pair.drive(10 * Moment.SECOND);
    assertEquals(2, pair.left.events(SessionEvent.Silent.class).size());
  }

  @Test
  void endsAfterHalfAMinuteInWhichNothingIsHeardOfWhatItSent() {
    Pair pair = Pair.ofServer(6);
    Session session = pair.opened();
    pair.drive(10 * Moment.SECOND);
    pair.passes = _ -> false;
    long start = pair.now;
    session.send(Pair.frame(1));
    pair.driveUntil(() -> !pair.left.ends().isEmpty(), 100 * Moment.SECOND);

    assertEquals(30 * Moment.SECOND, pair.now - start);
    assertEquals(List.of(new SessionEvent.End.TimedOut()), pair.left.ends());
  }

  @Test
  void endsAnIdleSessionWithTheServerAfterTwoMinutes() {
    Pair pair = Pair.ofServer(7);
    pair.opened();
    pair.drive(119 * Moment.SECOND);
    assertTrue(pair.left.ends().isEmpty());

    pair.drive(2 * Moment.SECOND);
    assertEquals(List.of(new SessionEvent.End.TimedOut()), pair.left.ends());
    assertEquals(List.of(new SessionEvent.End.TimedOut()), pair.right.ends());
  }

  @Test
  void endsAnIdleSessionWithAPeerAfterThreeMinutes() {
    Pair pair = Pair.ofPeers(8);
    pair.opened();
    pair.drive(179 * Moment.SECOND);
    assertTrue(pair.left.ends().isEmpty());

    pair.drive(2 * Moment.SECOND);
    assertEquals(List.of(new SessionEvent.End.TimedOut()), pair.left.ends());
  }

  @Test
  void isKeptAliveByHeartbeats() {
    Pair pair = Pair.ofServer(9);
    pair.opened();
    for (int i = 0; i < 20; i++) {
      pair.left.session().send(Pair.frame(i));
      pair.drive(25 * Moment.SECOND);
    }

    assertTrue(pair.left.ends().isEmpty());
    assertTrue(pair.right.ends().isEmpty());
  }

  @Test
  void endsAtOnceAfterALongSleepInsteadOfFiringEveryTimer() {
    Pair pair = Pair.ofServer(10);
    Session session = pair.opened();
    session.send(Pair.frame(1));
    pair.flush();
    long before = pair.datagrams;
    pair.now += 3_600 * Moment.SECOND;
    pair.left.sessions.elapsed(pair.moment());
    pair.left.collect();
    pair.flush();

    assertEquals(List.of(new SessionEvent.End.TimedOut()), pair.left.ends());
    assertEquals(before, pair.datagrams);
  }

  @Test
  void endsASessionThatDoesNotKeepUp() {
    Pair pair = Pair.ofServer(11);
    Session session = pair.opened();
    pair.passes = _ -> false;
    for (int i = 0; i < 5_000 && session.isOpen(); i++) {
      session.send(Pair.text(i, 16_000));
    }
    pair.drive(Moment.MILLISECOND);

    assertEquals(List.of(new SessionEvent.End.TimedOut()), pair.left.ends());
  }

  @Test
  void refusesAReasonThatIsTooLongAtOnce() {
    Session session = Pair.ofServer(12).opened();

    assertThrows(
        IllegalArgumentException.class, () -> session.close(CloseCode.GOODBYE, "x".repeat(201)));
    assertTrue(session.isOpen());
  }

  /// Its other pieces were acknowledged and thrown away, so that it can never be put together,
  /// while all that is small still gets through.
  @Test
  void endsWithAFrameOfWhichAPieceDoesNotGetThrough() {
    Pair pair = Pair.ofServer(7);
    Session session = pair.opened();
    pair.passes = flight -> flight.type() != Pair.DATA || flight.datagram().length < 1_000;
    session.send(Pair.text(1, 1_800));
    driveWithSmallFrames(pair, 8);
    assertTrue(session.isOpen());
    assertTrue(pair.right.session().isOpen());

    driveWithSmallFrames(pair, 12);

    assertEquals(List.of(new SessionEvent.End.TimedOut()), pair.right.ends());
    assertEquals(List.of(new SessionEvent.End.Reset()), pair.left.ends());
  }

  /// Ten seconds each time.
  private static void driveWithSmallFrames(Pair pair, int times) {
    for (int i = 0; i < times && pair.left.session().isOpen(); i++) {
      pair.left.session().send(Pair.frame(2));
      pair.right.session().send(Pair.frame(2));
      pair.drive(10 * Moment.SECOND);
    }
  }
}
