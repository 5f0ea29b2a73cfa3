package chat.parley.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.Moment;
import chat.parley.core.packet.Address;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RoamingTest {

  private static final Address ELSEWHERE = Pair.address(99);

  @Test
  void followsTheOtherSideToItsNewAddress() {
    Pair pair = Pair.ofServer(1);
    Session session = pair.opened();
    pair.left.address = ELSEWHERE;
    session.send(Pair.frame(1));
    pair.drive(2 * Moment.SECOND);
    pair.right.session().send(Pair.frame(2));
    pair.drive(2 * Moment.SECOND);

    assertEquals(ELSEWHERE, pair.right.session().address());
    assertEquals(
        List.of(new SessionEvent.Moved(pair.right.session(), ELSEWHERE)),
        pair.right.events(SessionEvent.Moved.class));
    assertEquals(List.of(Pair.frame(1)), pair.right.frames);
    assertEquals(List.of(Pair.frame(2)), pair.left.frames);
    assertEquals(0, session.outstandingBytes());
  }

  @Test
  void deliversWhatWasUnderWayToTheOldAddressAtOnce() {
    Pair pair = Pair.ofServer(2);
    Session session = pair.opened();
    pair.left.address = ELSEWHERE;
    for (int i = 0; i < 5; i++) {
      pair.right.session().send(Pair.frame(i));
    }
    pair.drive(20 * Moment.MILLISECOND);
    session.send(Pair.frame(9));
    pair.drive(150 * Moment.MILLISECOND);

    assertEquals(5, pair.left.frames.size());
  }

  @Test
  void sendsNothingWhereOnlyAForgedInitCameFrom() {
    Pair pair = Pair.ofPeers(3);
    pair.opened();
    pair.keepsSent = true;
    Session second = pair.open();
    pair.flush();
    pair.inject(pair.right, ELSEWHERE, pair.sent(Pair.INIT).getFirst().datagram().clone());
    pair.drive(Moment.SECOND);
    pair.right.session().send(Pair.frame(1));
    pair.drive(Moment.SECOND);

    assertTrue(second.isOpen());
    assertEquals(List.of(Pair.frame(1)), pair.left.frames);
    assertTrue(pair.sent(Pair.DATA).stream().noneMatch(flight -> flight.to().equals(ELSEWHERE)));
  }

  /// A token for later handshakes is good for every port, so that the copy is answered.
  @Test
  void sendsNothingToAnotherPortFromWhichTheInitCameAgain() {
    Pair pair = Pair.ofServer(4);
    pair.opened();
    pair.keepsSent = true;
    Session second = pair.open();
    pair.driveUntil(() -> !pair.sent(Pair.RESPONSE).isEmpty(), Moment.SECOND);
    Address left = pair.left.address;
    var otherPort = new Address(left.high(), left.low(), left.port() + 1);
    pair.inject(pair.right, otherPort, pair.sent(Pair.INIT).getFirst().datagram().clone());
    pair.drive(Moment.SECOND);
    pair.right.session().send(Pair.frame(1));
    pair.drive(Moment.SECOND);

    assertTrue(second.isOpen());
    assertEquals(2, pair.sent(Pair.RESPONSE).size());
    assertTrue(pair.sent(Pair.DATA).stream().noneMatch(flight -> flight.to().equals(otherPort)));
  }

  @Test
  void movesUnderLossToo() {
    for (int seed = 0; seed < 50; seed++) {
      Pair pair = Pair.ofServer(seed);
      Session session = pair.opened();
      pair.loss = 0.3;
      pair.left.address = ELSEWHERE;
      session.send(Pair.frame(1));
      boolean moved =
          pair.driveUntil(
              () -> pair.right.session().address().equals(ELSEWHERE), 29 * Moment.SECOND);

      assertTrue(moved, "seed " + seed);
    }
  }

  @Test
  void sendsAtMostThreeTimesTheBytesToAnAddressThatNeverAnswers() {
    Pair pair = Pair.ofServer(3);
    pair.keepsSent = true;
    Session session = pair.opened();
    pair.sent.clear();
    long spoofed = 0;
    for (int i = 0; i < 50; i++) {
      pair.passes = flight -> flight.from().equals(pair.right.address);
      session.send(Pair.frame(i));
      pair.flush();
      byte[] stolen = pair.sent(Pair.DATA).getLast().datagram();
      spoofed += stolen.length;
      pair.inject(pair.right, ELSEWHERE, stolen);
      pair.right.session().send(Pair.frame(i));
      pair.passes = _ -> true;
      pair.drive(300 * Moment.MILLISECOND);
    }

    long sent =
        pair.sent.stream()
            .filter(flight -> flight.to().equals(ELSEWHERE))
            .mapToLong(flight -> flight.datagram().length)
            .sum();
    assertTrue(sent > 0);
    assertTrue(sent <= 3 * spoofed, sent + " bytes for " + spoofed);
    assertEquals(pair.left.address, pair.right.session().address());
    assertEquals(50, pair.left.frames.stream().distinct().count());
  }

  @Test
  void ignoresOldPacketsFromElsewhere() {
    Pair pair = Pair.ofServer(4);
    pair.keepsSent = true;
    Session session = pair.opened();
    session.send(Pair.frame(1));
    pair.passes = flight -> flight.from().equals(pair.right.address);
    pair.flush();
    byte[] delayed = pair.sent(Pair.DATA).getLast().datagram();
    pair.passes = _ -> true;
    session.send(Pair.frame(2));
    pair.drive(100 * Moment.MILLISECOND);
    pair.inject(pair.right, ELSEWHERE, delayed);
    pair.drive(Moment.SECOND);

    assertTrue(pair.sent.stream().noneMatch(flight -> flight.to().equals(ELSEWHERE)));
  }

  @Test
  void padsItsChallengeWhenTheOtherSideSendsFullPackets() {
    Pair pair = Pair.ofServer(5);
    Session session = pair.opened();
    pair.keepsSent = true;
    pair.left.address = ELSEWHERE;
    session.send(Pair.text(1, 1_000));
    pair.drive(Moment.SECOND);

    int longest =
        pair.sent.stream()
            .filter(flight -> flight.to().equals(ELSEWHERE))
            .mapToInt(flight -> flight.datagram().length)
            .max()
            .orElse(0);
    assertEquals(1_200, longest);
  }

  @Test
  void forgetsTheRoundTripAndTheWindowOfTheOldPath() {
    Pair pair = Pair.ofServer(6);
    Session session = pair.opened();
    for (int i = 0; i < 2_000; i++) {
      pair.right.session().send(Pair.frame(i));
    }
    pair.drive(5 * Moment.SECOND);
    pair.left.address = ELSEWHERE;
    session.send(Pair.frame(1));
    pair.driveUntil(() -> pair.right.session().address().equals(ELSEWHERE), 5 * Moment.SECOND);
    Transport transport = pair.right.session().transport();

    assertTrue(transport != null);
    assertEquals(Congestion.WINDOW_INITIAL, transport.recovery().congestion().window());
    assertEquals(RoundTrip.INITIAL_NANOS, transport.recovery().roundTrip().smoothed());
  }

  @Test
  void followsAPeerThatSendsInTheSessionWhichThisSideHasRetired() {
    for (int seed = 0; seed < 20; seed++) {
      Pair pair = Pair.ofPeers(seed);
      pair.jitter = seed * Moment.MILLISECOND;
      pair.open();
      pair.openBack();
      pair.drive(5 * Moment.SECOND);
      pair.left.address = ELSEWHERE;
      pair.left.session().send(Pair.frame(1));
      pair.drive(2 * Moment.SECOND);
      pair.right.session().send(Pair.frame(2));
      pair.drive(2 * Moment.SECOND);

      assertEquals(ELSEWHERE, pair.right.session().address());
      assertEquals(List.of(Pair.frame(1)), pair.right.frames.stream().distinct().toList());
      assertEquals(List.of(Pair.frame(2)), pair.left.frames.stream().distinct().toList());
      assertEquals(0, pair.left.session().outstandingBytes());
    }
  }
}
