package chat.parley.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.bench.part.Figures;
import chat.parley.bench.part.Heap;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CatalogueTest {

  @Test
  void rowsHaveNamesOfTheirOwn() {
    List<String> names = Catalogue.rows().stream().map(Row::name).toList();

    assertEquals(names.stream().distinct().toList(), names);
  }

  @Test
  void eachReadingIsOfItsOwnFigure() {
    var figures = new Figures(1_000, 2_000_000_000, 3_000, 40_000, 0, Heap.UNKNOWN);

    assertEquals(500, Reading.RATE.of(figures));
    assertEquals(3_000, Reading.TIME.of(figures));
    assertEquals(40_000, Reading.TAIL.of(figures));
    assertEquals("40.0 µs", Reading.TAIL.words(40_000));
  }
}
