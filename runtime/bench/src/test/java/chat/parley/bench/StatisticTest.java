package chat.parley.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

final class StatisticTest {

  @Test
  void takesTheMiddleOfAnOddNumber() {
    assertEquals(new Statistic(2, 1, 9), Statistic.of(List.of(9.0, 1.0, 2.0)));
  }

  @Test
  void takesTheMeanOfTheMiddleTwo() {
    assertEquals(new Statistic(3, 1, 8), Statistic.of(List.of(4.0, 1.0, 8.0, 2.0)));
  }

  @Test
  void refusesNothing() {
    assertThrows(IllegalArgumentException.class, () -> Statistic.of(List.of()));
  }
}
