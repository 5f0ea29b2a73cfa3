package chat.parley.launcher.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class ScreenRowsTest {

  private final ScreenRows rows = new ScreenRows(10);

  /// Prints so many rows above a typed line of this height; answers the number of the last.
  private long print(int count, int height) {
    rows.printed(count);
    rows.drawn(height);
    return rows.last();
  }

  @Test
  void countsUpFromTheTypedLine() {
    long first = print(1, 2);
    long third = print(2, 2);

    assertEquals(1, rows.above(third));
    assertEquals(3, rows.above(first));
  }

  @Test
  void forgetsWhatHasLeftTheScreen() {
    long first = print(1, 2);
    print(7, 2);
    assertEquals(8, rows.above(first));

    print(1, 2);

    assertEquals(0, rows.above(first));
  }

  @Test
  void forgetsWhatATallTypedLineHasPushedOut() {
    long first = print(1, 2);
    long last = print(5, 2);
    rows.drawn(7);
    rows.drawn(2);

    assertEquals(0, rows.above(first));
    assertEquals(1, rows.above(last));
  }

  @Test
  void forgetsAllWhenTheScreenChanges() {
    long first = print(3, 2);
    rows.forget(20);
    long second = print(1, 2);

    assertEquals(0, rows.above(first));
    assertEquals(1, rows.above(second));
  }

  @Test
  void knowsNothingOfATypedLineThatFillsTheScreen() {
    long first = print(3, 12);

    assertEquals(0, rows.above(first));
  }
}
