package chat.parley.core.session;

import static chat.parley.core.Moment.MILLISECOND;
import static chat.parley.core.Moment.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// A path is measured by datagrams of a chosen length that are never sent again.
final class SoundingTest {

  private final Pair pair = Pair.ofPeers(1);

  private Session measured(int bytes, int times) {
    Session session = pair.opened();
    pair.drive(SECOND);
    pair.left.sessions.measure(session);
    for (int i = 0; i < times; i++) {
      pair.left.sessions.sound(session, bytes);
      pair.flush();
      pair.drive(50 * MILLISECOND);
    }
    pair.drive(5 * SECOND);
    return session;
  }

  @Test
  void countsWhatArrivesAndHowLongItTakes() {
    Sounding sounding = Sounding.of(measured(1_200, 10));

    assertEquals(10, sounding.arrived());
    assertEquals(0, sounding.lost());
    assertEquals(0, sounding.underWay());
    assertEquals(1_200, sounding.bytesMax());
    assertEquals(2 * pair.delay, sounding.bestNanos());
    assertTrue(sounding.usualNanos() < 2 * pair.delay + 25 * MILLISECOND, sounding::toString);
  }

  @Test
  void sendsDatagramsOfTheLengthThatIsAskedFor() {
    pair.keepsSent = true;

    measured(1_200, 3);

    assertEquals(
        3,
        pair.sent(Pair.DATA).stream().filter(flight -> flight.datagram().length == 1_200).count());
  }

  @Test
  void countsWhatIsLostAndDoesNotRepeatIt() {
    pair.keepsSent = true;
    int[] seen = {0};
    pair.passes =
        flight ->
            flight.datagram().length < 1_200 || flight.type() != Pair.DATA || ++seen[0] % 2 == 0;

    Sounding sounding = Sounding.of(measured(1_200, 10));

    assertEquals(5, sounding.lost());
    assertTrue(sounding.arrived() >= 5, sounding::toString);
    assertEquals(10, seen[0]);
  }

  @Test
  void showsWhatTheLongestIsThatGetsThrough() {
    pair.passes = flight -> flight.type() != Pair.DATA || flight.datagram().length <= 1_000;
    Session session = measured(1_200, 4);
    assertTrue(Sounding.of(session).bytesMax() < 1_200);

    pair.left.sessions.sound(session, 1_000);
    pair.flush();
    pair.drive(SECOND);

    assertEquals(1_000, Sounding.of(session).bytesMax());
    assertTrue(session.isOpen());
  }

  @Test
  void knowsNothingOfASessionThatIsNotOpen() {
    Session session = pair.open();

    pair.left.sessions.sound(session, 1_200);

    assertEquals(0, Sounding.of(session).arrived());
    assertEquals(0, Sounding.of(session).bytesMax());
  }

  @Test
  void refusesADatagramThatCannotBe() {
    Session session = pair.opened();

    assertThrows(IllegalArgumentException.class, () -> pair.left.sessions.sound(session, 1_201));
    assertThrows(IllegalArgumentException.class, () -> pair.left.sessions.sound(session, 67));
  }
}
