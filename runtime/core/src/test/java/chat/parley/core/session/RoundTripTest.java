package chat.parley.core.session;

import static chat.parley.core.Moment.MILLISECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class RoundTripTest {

  private final RoundTrip roundTrip = new RoundTrip();

  @Test
  void beginsWithTheInitialEstimate() {
    assertEquals(333 * MILLISECOND, roundTrip.smoothed());
    assertEquals((333 + 4 * 166 + 2 + 25) * MILLISECOND, roundTrip.probeTimeout());
  }

  @Test
  void takesTheFirstSampleWhole() {
    roundTrip.sample(0, 80 * MILLISECOND, 20 * MILLISECOND);

    assertEquals(80 * MILLISECOND, roundTrip.smoothed());
    assertEquals((80 + 4 * 40 + 25) * MILLISECOND, roundTrip.probeTimeout());
  }

  @Test
  void smoothsFurtherSamplesLessTheOtherSidesDelay() {
    roundTrip.sample(0, 80 * MILLISECOND, 0);
    roundTrip.sample(0, 120 * MILLISECOND, 16 * MILLISECOND);

    assertEquals(83 * MILLISECOND, roundTrip.smoothed());
    assertEquals((83 + 4 * 36 + 25) * MILLISECOND, roundTrip.probeTimeout());
  }

  @Test
  void creditsNoMoreDelayThanTheOtherSideMayTake() {
    roundTrip.sample(0, 80 * MILLISECOND, 0);
    roundTrip.sample(0, 185 * MILLISECOND, 1_000 * MILLISECOND);

    assertEquals(90 * MILLISECOND, roundTrip.smoothed());
  }

  @Test
  void neverGoesBelowTheShortestSampleByCrediting() {
    roundTrip.sample(0, 80 * MILLISECOND, 0);
    roundTrip.sample(0, 88 * MILLISECOND, 20 * MILLISECOND);

    assertEquals(81 * MILLISECOND, roundTrip.smoothed());
  }

  @Test
  void waitsNineEighthsOfTheLongerEstimateBeforeAPacketIsLost() {
    roundTrip.sample(0, 80 * MILLISECOND, 0);
    roundTrip.sample(0, 160 * MILLISECOND, 0);

    assertEquals(180 * MILLISECOND, roundTrip.lossDelay());
  }

  @Test
  void neverWaitsLessThanAMillisecond() {
    roundTrip.sample(0, 1, 0);

    assertEquals(MILLISECOND, roundTrip.lossDelay());
  }
}
