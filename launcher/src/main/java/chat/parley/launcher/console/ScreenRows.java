package chat.parley.launcher.console;

/// How far above the typed line rows are that were printed before, as long as they are sure to be
/// on the screen. Nobody tells us where the terminal has its cursor, but it cannot be higher than
/// this says.
///
/// Used by one thread at a time.
final class ScreenRows {

  private int rows;

  /// Printed above the typed line so far.
  private long printed;

  /// The typed line begins in this row of the screen, from 0, or below it.
  private int least;

  /// Nothing is known of the screen but its height.
  ScreenRows(int rows) {
    this.rows = rows;
  }

  /// What is on the screen has moved, nobody knows where to.
  void forget(int rows) {
    this.rows = rows;
    least = 0;
  }

  /// So many rows were printed in place of the typed line, which goes on below them.
  void printed(int count) {
    printed += count;
    least = Math.max(0, Math.min(least + count, rows - 1));
  }

  /// The typed line has been drawn with so many rows, those below it included.
  void drawn(int height) {
    least = Math.max(0, Math.min(least, rows - height));
  }

  /// The number of the row that was printed last.
  long last() {
    return printed - 1;
  }

  /// How many rows above the first of the typed line this one is; 0 if it may have left the screen.
  int above(long row) {
    long above = printed - row;
    return above <= least ? (int) above : 0;
  }
}
