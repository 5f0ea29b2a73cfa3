package chat.parley.core.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.Moment;
import org.junit.jupiter.api.Test;

final class SimulatedClockTest {

  private static final long HOUR = 3_600 * Moment.SECOND;

  @Test
  void gainsWhatItsDriftSays() {
    var clock = new SimulatedClock(200, new Seeded(1));

    long elapsed = clock.at(HOUR).nanos() - clock.at(0).nanos();

    assertEquals(HOUR + 720 * Moment.MILLISECOND, elapsed);
  }

  @Test
  void findsTheTimeOfADeadline() {
    for (long drift : new long[] {-200, 0, 200}) {
      var clock = new SimulatedClock(drift, new Seeded(1));
      long deadline = clock.at(0).nanos() + HOUR;

      long time = clock.timeOf(deadline);

      assertTrue(clock.at(time).nanos() >= deadline);
      assertTrue(clock.at(time - Moment.MILLISECOND).nanos() < deadline);
    }
  }

  @Test
  void keepsTheMonotonicClockWhenTheWallClockJumps() {
    var clock = new SimulatedClock(0, new Seeded(1));
    Moment before = clock.at(HOUR);

    clock.jumpTo(-5_000);

    assertEquals(before.nanos(), clock.at(HOUR).nanos());
    assertEquals(before.wallMillis() - 5_000, clock.at(HOUR).wallMillis());
  }
}
