package chat.parley.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ReplayWindowTest {

  @Test
  void takesEachNumberOnce() {
    var window = new ReplayWindow();

    assertTrue(window.isFresh(0));
    window.mark(0);

    assertFalse(window.isFresh(0));
    assertEquals(0, window.highest());
  }

  @Test
  void refusesNumbersThatLagBehindByTheWholeWindow() {
    var window = new ReplayWindow();
    window.mark(10_000);

    assertTrue(window.isFresh(10_000 - ReplayWindow.SIZE + 1));
    assertFalse(window.isFresh(10_000 - ReplayWindow.SIZE));
  }

  @Test
  void refusesNegativeNumbers() {
    assertFalse(new ReplayWindow().isFresh(-1));
    assertFalse(new ReplayWindow().isFresh(Long.MIN_VALUE));
  }

  @Test
  void forgetsWhatItHeldBeforeALongJump() {
    var window = new ReplayWindow();
    for (int i = 0; i < 4_000; i++) {
      window.mark(i);
    }

    window.mark(1L << 40);

    assertTrue(window.isFresh((1L << 40) - 100));
    assertTrue(window.isFresh((1L << 40) - ReplayWindow.SIZE + 1));
  }

  @Test
  void agreesWithASetOfEverythingThatWasMarked() {
    var random = new SplittableRandom(1);
    for (int run = 0; run < 20; run++) {
      var window = new ReplayWindow();
      var marked = new LinkedHashSet<Long>();
      long highest = -1;
      long around = 0;
      for (int i = 0; i < 20_000; i++) {
        around += random.nextInt(100) == 0 ? random.nextInt(5_000) : random.nextInt(3);
        long number = Math.max(0, around - random.nextInt(2_600));
        boolean expected = number > highest - ReplayWindow.SIZE && !marked.contains(number);

        assertEquals(expected, window.isFresh(number), "run %d, number %d".formatted(run, number));

        if (expected) {
          window.mark(number);
          marked.add(number);
          highest = Math.max(highest, number);
        }
      }
    }
  }
}
