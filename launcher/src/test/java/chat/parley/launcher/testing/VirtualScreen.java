package chat.parley.launcher.testing;

import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a person would see on a terminal that was sent all this: an xterm without a mouse, as far
/// as a prompt needs it. What it does not know fails the test.
///
/// Safe for use by any thread.
public final class VirtualScreen {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final int columns;
  private final int rows;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ScreenParser parser = new ScreenParser(this);

  /// What has left the screen at its top, oldest first.
  private final List<String> gone = new ArrayList<>();

  private final List<String[]> grid = new ArrayList<>();
  private final StringBuilder told = new StringBuilder();
  private @Nullable AssertionError failure;
  private int row;
  private int column;

  /// Whether the next character goes to the next row: the last one was written in the last column.
  private boolean wraps;

  /// An empty screen of this size.
  public VirtualScreen(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    for (int i = 0; i < rows; i++) {
      grid.add(blank());
    }
  }

  private String[] blank() {
    var cells = new String[columns];
    Arrays.fill(cells, " ");
    return cells;
  }

  /// How wide it is.
  public int columns() {
    return columns;
  }

  /// How high it is.
  public int rows() {
    return rows;
  }

  /// Where to write what a program writes to its terminal.
  public OutputStream input() {
    return new OutputStream() {
      @Override
      public void write(int octet) {
        write(new byte[] {(byte) octet}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) {
        lock.lock();
        try {
          parser.feed(bytes, offset, length);
        } catch (AssertionError e) {
          failure = e;
        } finally {
          changed.signalAll();
          lock.unlock();
        }
      }
    };
  }

  /// Waits until the screen, and what has left it, is so.
  public void await(Predicate<? super VirtualScreen> isSo) throws InterruptedException {
    long left = PATIENCE.toNanos();
    lock.lock();
    try {
      while (!isSo.test(this)) {
        if (failure != null) {
          throw failure;
        }
        if (left <= 0) {
          throw new AssertionError("the screen is not so:\n" + String.join("\n", everything()));
        }
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Waits until a row ends with this.
  public void awaitRow(String end) throws InterruptedException {
    await(it -> it.everything().stream().anyMatch(line -> line.endsWith(end)));
  }

  /// All rows, without blanks at their ends; those that have left the screen come first.
  public List<String> everything() {
    lock.lock();
    try {
      return Stream.concat(gone.stream(), visible().stream()).toList();
    } finally {
      lock.unlock();
    }
  }

  /// The rows of the screen, without blanks at their ends, down to the last that is not empty.
  public List<String> visible() {
    lock.lock();
    try {
      var lines = grid.stream().map(VirtualScreen::text).collect(Collectors.toList());
      while (!lines.isEmpty() && lines.getLast().isEmpty()) {
        lines.removeLast();
      }
      return List.copyOf(lines);
    } finally {
      lock.unlock();
    }
  }

  /// The rows of the screen down to that of the cursor, without blanks at their ends.
  public List<String> upToCursor() {
    lock.lock();
    try {
      return grid.subList(0, row + 1).stream().map(VirtualScreen::text).toList();
    } finally {
      lock.unlock();
    }
  }

  /// The column in which the cursor is, from 0.
  public int column() {
    lock.lock();
    try {
      return wraps ? columns : column;
    } finally {
      lock.unlock();
    }
  }

  /// What was told beside the rows: bells as `BEL`, and commands to the system.
  public String told() {
    lock.lock();
    try {
      return told.toString();
    } finally {
      lock.unlock();
    }
  }

  private static String text(String[] cells) {
    return String.join("", cells).stripTrailing();
  }

  // What the parser does; it has the lock.

  void put(int point) {
    int width = width(point);
    if (width == 0) {
      int before = wraps ? columns - 1 : Math.max(0, column - 1);
      grid.get(row)[before] += Character.toString(point);
      return;
    }
    if (wraps || column + width > columns) {
      carriageReturn();
      lineFeed();
    }
    grid.get(row)[column] = Character.toString(point);
    if (width == 2) {
      grid.get(row)[column + 1] = "";
    }
    wraps = column + width == columns;
    column = Math.min(column + width, columns - 1);
  }

  void tab() {
    column = Math.min(column + 8 - column % 8, columns - 1);
  }

  void carriageReturn() {
    column = 0;
    wraps = false;
  }

  void lineFeed() {
    wraps = false;
    if (row < rows - 1) {
      row++;
    } else {
      gone.add(text(grid.removeFirst()));
      grid.add(blank());
    }
  }

  void moveBy(int down, int right) {
    moveTo(row + down, column + right);
  }

  void moveToColumn(int to) {
    moveTo(row, to);
  }

  void moveTo(int toRow, int toColumn) {
    row = Math.clamp(toRow, 0, rows - 1);
    column = Math.clamp(toColumn, 0, columns - 1);
    wraps = false;
  }

  void eraseToEndOfRow() {
    for (int i = column; i < columns; i++) {
      grid.get(row)[i] = " ";
    }
  }

  void eraseToEnd() {
    eraseToEndOfRow();
    for (int i = row + 1; i < rows; i++) {
      grid.set(i, blank());
    }
  }

  void eraseAll() {
    grid.replaceAll(_ -> blank());
  }

  void deleteCells(int count) {
    String[] cells = grid.get(row);
    for (int i = column; i < columns; i++) {
      cells[i] = i + count < columns ? cells[i + count] : " ";
    }
  }

  void insertCells(int count) {
    String[] cells = grid.get(row);
    for (int i = columns - 1; i >= column; i--) {
      cells[i] = i - count >= column ? cells[i - count] : " ";
    }
  }

  void deleteRows(int count) {
    for (int i = 0; i < count && row < rows; i++) {
      grid.remove(row);
      grid.add(blank());
    }
  }

  void insertRows(int count) {
    for (int i = 0; i < count; i++) {
      grid.removeLast();
      grid.add(row, blank());
    }
  }

  void tell(String what) {
    told.append(what);
  }

  /// As most terminals have it: two columns for what East Asia writes and for emoji, none for what
  /// is set on the character before.
  private static int width(int point) {
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    boolean isWide =
        (point >= 0x1100 && point <= 0x115F)
            || (point >= 0x2E80 && point <= 0xA4CF)
            || (point >= 0xAC00 && point <= 0xD7A3)
            || (point >= 0xF900 && point <= 0xFAFF)
            || (point >= 0xFE30 && point <= 0xFE6F)
            || (point >= 0xFF00 && point <= 0xFF60)
            || (point >= 0x1F300 && point <= 0x1FAFF)
            || (point >= 0x20000 && point <= 0x3FFFD);
    return isWide ? 2 : 1;
  }
}
