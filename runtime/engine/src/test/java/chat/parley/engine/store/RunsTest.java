package chat.parley.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Numbers and rows, in runs.
final class RunsTest {

  private static final long FAR = Long.MAX_VALUE - 1;

  private final Runs runs = new Runs();

  private void add(long first, long last, long firstId) {
    for (long sequence = first; sequence <= last; sequence++) {
      runs.add(sequence, firstId + sequence - first);
    }
  }

  @Test
  void growsWhileNumbersAndRowsFollowOneAnother() {
    add(1, 3, 10);
    add(4, 5, 20);
    add(7, 7, 22);

    assertEquals(
        List.of(new Runs.Run(1, 3, 10), new Runs.Run(4, 5, 20), new Runs.Run(7, 7, 22)),
        List.copyOf(runs.all()));
  }

  @Test
  void givesTheRowsOfSomeNumbers() {
    add(1, 3, 10);
    add(4, 9, 20);

    assertEquals(List.of(new Runs.Run(2, 3, 11), new Runs.Run(4, 5, 20)), runs.within(2, 5));
    assertEquals(List.of(new Runs.Run(6, 9, 22)), runs.within(6, Long.MAX_VALUE));
    assertEquals(List.of(), runs.within(10, 20));
    assertEquals(List.of(), runs.within(5, 4));
  }

  @Test
  void takesNumbersOutOfTheMiddle() {
    add(1, 9, 10);

    runs.remove(3, 4);

    assertEquals(List.of(new Runs.Run(1, 2, 10), new Runs.Run(5, 9, 14)), List.copyOf(runs.all()));
  }

  @Test
  void takesOutWhatSeveralRunsShare() {
    add(1, 3, 10);
    add(4, 5, 20);
    add(6, 8, 30);

    runs.remove(3, 6);

    assertEquals(List.of(new Runs.Run(1, 2, 10), new Runs.Run(7, 8, 31)), List.copyOf(runs.all()));
  }

  @Test
  void countsToTheEnd() {
    add(FAR, FAR, 7);
    runs.add(Long.MAX_VALUE, 8);

    runs.remove(FAR, FAR);

    assertEquals(List.of(new Runs.Run(Long.MAX_VALUE, Long.MAX_VALUE, 8)), List.copyOf(runs.all()));
  }

  @Test
  void refusesTheSameNumberTwice() {
    add(1, 3, 10);

    assertThrows(IllegalStateException.class, () -> runs.add(2, 99));
  }
}
