package chat.parley.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.bench.part.Figures;
import chat.parley.bench.part.Heap;
import chat.parley.bench.part.Shot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MeasurementTest {

  private static final Contender BARE = Contender.bare("bare", _ -> {});
  private static final Contender OURS =
      Contender.ours("ours", _ -> {}, "bare").aimingAt(Aim.ratioAtLeast(0.5));

  private static final Shot SHOT = new Shot(Duration.ofSeconds(1), 100, 1);
  private static final Row ROW = row(List.of(BARE, OURS));

  private static Row row(List<Contender> contenders) {
    return new Row("name", "Title", Reading.RATE, SHOT, SHOT, 3, contenders);
  }

  private static Figures perSecond(long operations) {
    return new Figures(operations, 1_000_000_000, 2_000, 30_000, operations * 1_500, Heap.UNKNOWN);
  }

  private static Measurement measurement() {
    return new Measurement(
        ROW,
        Map.of(
            BARE, List.of(perSecond(1_000), perSecond(100), perSecond(2_000)),
            OURS, List.of(perSecond(600), perSecond(90), perSecond(800))));
  }

  @Test
  void comparesWithTheBaselineOfTheSameRound() {
    assertEquals(new Statistic(0.6, 0.4, 0.9), measurement().ratio(OURS));
  }

  @Test
  void comparesTheTailAsWellWhereBothCount() {
    Row row = new Row("name", "Title", Reading.LATENCY, SHOT, SHOT, 1, List.of(BARE, OURS));
    var measurement =
        new Measurement(
            row,
            Map.of(
                BARE, List.of(new Figures(1, 1, 2_000, 30_000, 1, Heap.UNKNOWN)),
                OURS, List.of(new Figures(1, 1, 3_000, 90_000, 1, Heap.UNKNOWN))));

    String table = Table.plain(List.of(measurement));

    assertTrue(table.contains("1.50 (1.50 to 1.50), p99 3.00 (3.00 to 3.00)"), table);
  }

  @Test
  void saysWhetherTheAimIsReached() {
    List<String> lines = Table.plain(List.of(measurement())).lines().toList();

    assertEquals(
        "  ours        600   2.00 µs   30.0 µs    1.50 µs                     90.0 to 800"
            + "   0.60 (0.40 to 0.90)   ≥ 0.50 × reached",
        lines.getLast());
  }

  @Test
  void writesTheSameForADocument() {
    assertTrue(
        Table.markdown(List.of(measurement()))
            .contains("| bare | 1,000 | 2.00 µs | 30.0 µs | 1.50 µs |  | 100 to 2,000 | 1 |  |\n"));
  }

  @Test
  void refusesARowWithoutTheBaselineThatItNames() {
    assertThrows(IllegalArgumentException.class, () -> row(List.of(OURS)));
  }
}
