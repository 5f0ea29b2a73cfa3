package chat.parley.launcher.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.parley.launcher.bot.Supervision.Decision;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class SupervisionTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private double drawn = 1;
  private long now;

  /// Chance as the test has it.
  private final class Drawn implements RandomGenerator {

    @Override
    public long nextLong() {
      throw new IllegalStateException("not asked for");
    }

    @Override
    public double nextDouble() {
      return drawn;
    }
  }

  private Supervision patient(int failuresMax) {
    return new Supervision(Supervision.Rules.usual(failuresMax), new Drawn());
  }

  /// Starts it, lets it run so long, and fails.
  private Decision fails(Supervision supervision, Duration after) {
    supervision.started(now);
    now += after.toNanos();
    return supervision.ended(1, now);
  }

  private static Decision restart(long millis) {
    return new Decision.Restart(Duration.ofMillis(millis));
  }

  @Test
  void waitsTwiceAsLongEachTime() {
    Supervision supervision = patient(100);

    assertEquals(restart(2_000), fails(supervision, Duration.ZERO));
    assertEquals(restart(4_000), fails(supervision, Duration.ZERO));
    assertEquals(restart(8_000), fails(supervision, Duration.ZERO));
  }

  @Test
  void neverWaitsLongerThanFiveMinutes() {
    Supervision supervision = patient(100);
    for (int i = 0; i < 40; i++) {
      fails(supervision, Duration.ZERO);
    }

    assertEquals(restart(300_000), fails(supervision, Duration.ZERO));
  }

  @Test
  void leavesHalfOfItToChance() {
    drawn = 0;
    assertEquals(restart(1_000), fails(patient(3), Duration.ZERO));

    drawn = 0.5;
    assertEquals(restart(1_500), fails(patient(3), Duration.ZERO));
  }

  @Test
  void forgetsRestartsWhenItHasRunLongEnough() {
    Supervision supervision = patient(100);
    fails(supervision, Duration.ZERO);
    fails(supervision, Duration.ZERO);

    assertEquals(restart(8_000), fails(supervision, MINUTE.multipliedBy(9)));
    assertEquals(restart(2_000), fails(supervision, MINUTE.multipliedBy(10)));
  }

  @Test
  void switchesOffAtTheThirdFailureWithinAnHour() {
    Supervision supervision = patient(3);
    fails(supervision, MINUTE);
    fails(supervision, MINUTE.multipliedBy(29));

    Decision third = fails(supervision, MINUTE.multipliedBy(30));

    assertEquals(new Decision.SwitchOff("failed 3 times within 60 minutes"), third);
  }

  @Test
  void forgetsFailuresAfterAnHour() {
    Supervision supervision = patient(3);
    fails(supervision, MINUTE);
    fails(supervision, MINUTE.multipliedBy(29));

    Decision third = fails(supervision, MINUTE.multipliedBy(31));

    assertInstanceOf(Decision.Restart.class, third);
  }

  @Test
  void leavesAloneWhatHasEndedOrCannotRun() {
    assertEquals(new Decision.Done(), patient(3).ended(0, 0));
    assertInstanceOf(Decision.SwitchOff.class, patient(3).ended(2, 0));
    assertInstanceOf(Decision.SwitchOff.class, patient(3).ended(5, 0));
  }
}
