package chat.parley.core.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class SeededTest {

  @Test
  void givesTheSameNumbersForTheSameSeed() {
    var one = new Seeded(7);
    var other = new Seeded(7);

    for (int i = 0; i < 100; i++) {
      assertEquals(one.nextLong(), other.nextLong());
    }
  }

  @Test
  void givesOtherNumbersForAnotherSeed() {
    assertNotEquals(new Seeded(7).nextLong(), new Seeded(8).nextLong());
  }

  @Test
  void splitsIntoGeneratorsThatDoNotDisturbEachOther() {
    var one = new Seeded(7);
    Seeded part = one.split();
    long expected = one.nextLong();

    var other = new Seeded(7);
    Seeded same = other.split();
    same.fill(new byte[1_000]);

    assertEquals(expected, other.nextLong());
    assertNotEquals(part.nextLong(), same.nextLong());
  }

  @Test
  void givesChancesAtTheirRate() {
    var seeded = new Seeded(1);
    int hits = 0;

    for (int i = 0; i < 10_000; i++) {
      hits += seeded.chance(0.3) ? 1 : 0;
    }

    assertTrue(hits > 2_850 && hits < 3_150, "hits: " + hits);
  }

  @Test
  void waitsForTheMeanTimeOnAverage() {
    var seeded = new Seeded(1);
    long sum = 0;

    for (int i = 0; i < 10_000; i++) {
      sum += seeded.exponential(1_000);
    }

    assertTrue(sum > 9_500_000 && sum < 10_500_000, "sum: " + sum);
  }
}
