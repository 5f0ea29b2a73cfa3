package chat.parley.launcher.testing;

import java.util.ArrayList;
import java.util.List;

/// A terminal in memory, which does what a live region asks of one, breaks lines that are too long,
/// and breaks them anew when it is made narrower or wider, as most terminals do.
public final class FakeScreen {

  /// Lines as they were written, however many rows each takes.
  private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));

  private int columns;
  private int rows;
  private int line;
  private int column;

  /// An empty one.
  public FakeScreen(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /// Another size from now on.
  public void resize(int newColumns, int newRows) {
    columns = newColumns;
    rows = newRows;
  }

  /// Takes in what a program writes.
  public void write(String text) {
    for (int i = 0; i < text.length(); i++) {
      char next = text.charAt(i);
      if (next == '\u001b') {
        int end = i + 2;
        while (!Character.isLetter(text.charAt(end))) {
          end++;
        }
        obey(text.substring(i + 2, end), text.charAt(end));
        i = end;
      } else if (next == '\n') {
        line++;
        column = 0;
        if (line == lines.size()) {
          lines.add(new StringBuilder());
        }
      } else if (next == '\r') {
        column -= column % columns;
      } else {
        put(next);
      }
    }
  }

  private void put(char next) {
    StringBuilder row = lines.get(line);
    while (row.length() <= column) {
      row.append(' ');
    }
    row.setCharAt(column++, next);
  }

  private void obey(String number, char what) {
    switch (what) {
      case 'A' -> up(Integer.parseInt(number));
      case 'J' -> {
        lines.get(line).setLength(column);
        lines.subList(line + 1, lines.size()).clear();
      }
      case 'K' -> lines.get(line).setLength(0);
      case 'm' -> {}
      default -> throw new AssertionError("does not know " + what);
    }
  }

  /// Never beyond the first row that can be seen.
  private void up(int count) {
    int above = height().stream().limit(line).mapToInt(it -> it).sum() + column / columns;
    int first = Math.max(0, height().stream().mapToInt(it -> it).sum() - rows);
    int target = Math.max(first, above - count);
    line = 0;
    while (target >= height().get(line)) {
      target -= height().get(line++);
    }
    column = target * columns;
  }

  private List<Integer> height() {
    return lines.stream().map(it -> Math.max(1, (it.length() + columns - 1) / columns)).toList();
  }

  /// All that was written and is still there, by lines, without the blanks at their ends.
  public List<String> lines() {
    return lines.stream().map(it -> it.toString().stripTrailing()).toList();
  }
}
