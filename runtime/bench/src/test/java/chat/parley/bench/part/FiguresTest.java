package chat.parley.bench.part;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class FiguresTest {

  @Test
  void travelsInALine() {
    var figures = new Figures(10, 2_000_000_000, 3, 4, 0, new Heap(5, 6));

    assertEquals(figures, Figures.of(figures.line()));
    assertEquals(5, figures.perSecond());
  }

  @Test
  void travelsWithItsShot() {
    var shot = new Shot(Duration.ofMillis(1_500), 100, 256);

    assertEquals(shot, Shot.of(shot.line()));
  }

  @Test
  void countsWhatIsDoneTogetherAsMany() {
    var tally = new Tally();

    tally.add(1_000, 9);
    tally.add(1_000_000, 1);

    assertEquals(10, tally.count());
    assertEquals(1_000, tally.figures().medianNanos());
  }
}
