package chat.parley.launcher.console;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jline.utils.WCWidth;

/// Rows at the end of a terminal that are drawn anew in their place, while lines that stay come
/// above them.
///
/// It makes what the terminal is to be sent, and knows of the terminal only what it is told.
/// Confined to one thread.
public final class LiveRegion {

  private static final String ESCAPE = "\u001b[";

  /// Lines that are written anew when the terminal has become narrower: no screen shows more.
  private static final int RECENT_MAX = 500;

  private static final int TAB = 8;

  private final Deque<String> recent = new ArrayDeque<>();
  private List<Row> drawn = List.of();
  private Size size = new Size(0, 0);

  /// How large a terminal is, in characters.
  public record Size(int columns, int rows) {}

  /// How much a row stands out.
  public enum Weight {
    /// Like all others.
    PLAIN("", ""),
    /// More.
    BOLD(ESCAPE + "1m", ESCAPE + "0m"),
    /// Less.
    FAINT(ESCAPE + "2m", ESCAPE + "0m");

    private final String before;
    private final String after;

    Weight(String before, String after) {
      this.before = before;
      this.after = after;
    }
  }

  /// One row, which is cut where the terminal ends.
  ///
  /// @param text escaped, and without line feeds
  public record Row(String text, Weight weight) {}

  /// Writes lines that stay, and then the rows; nothing if there is nothing new.
  ///
  /// @param lines escaped, of any length
  /// @param rows fewer than the terminal has
  /// @param now how large the terminal is
  public String draw(List<String> lines, List<Row> rows, Size now) {
    var text = new StringBuilder();
    boolean isNarrower = now.columns() < size.columns();
    if (lines.isEmpty() && rows.equals(drawn) && now.equals(size)) {
      return "";
    }
    if (isNarrower) {
      narrow(text, rows.size() + lines.size(), now);
    } else {
      up(text, drawn.size());
    }
    if (!lines.isEmpty()) {
      // What is longer than the terminal is wide goes on where the rows were.
      text.append(ESCAPE).append('J');
    }
    for (String line : lines) {
      text.append(line).append('\n');
      remember(line);
    }
    for (Row row : rows) {
      // The last column stays free: written, it makes terminals differ in where they go on.
      text.append(ESCAPE).append("2K").append(row.weight().before);
      text.append(cut(row.text(), now.columns() - 1)).append(row.weight().after).append('\n');
    }
    text.append(ESCAPE).append('J');
    drawn = List.copyOf(rows);
    size = now;
    return text.toString();
  }

  /// Takes the rows away.
  public String erase(Size now) {
    return drawn.isEmpty() ? "" : draw(List.of(), List.of(), now);
  }

  /// Leaves the rows where they are: somebody else has written below them.
  public void leave() {
    drawn = List.of();
    recent.clear();
  }

  /// Most terminals break what has become too long for them, and some cut it off. Lines that have
  /// stayed are written anew, so that it makes no difference to them.
  private void narrow(StringBuilder text, int rowsToCome, Size now) {
    int up = 0;
    for (Row row : drawn) {
      up += height(Math.min(width(row.text()), size.columns() - 1), now.columns());
    }
    var again = new ArrayDeque<String>();
    int room = now.rows() - 1 - Math.max(up, rowsToCome);
    for (String line : recent.reversed()) {
      room -= height(width(line), now.columns());
      if (room < 0) {
        break;
      }
      up += height(width(line), now.columns());
      again.addFirst(line);
    }
    up(text, up);
    text.append(ESCAPE).append('J');
    again.forEach(line -> text.append(line).append('\n'));
  }

  private void remember(String line) {
    if (recent.size() == RECENT_MAX) {
      recent.removeFirst();
    }
    recent.addLast(line);
  }

  private static void up(StringBuilder text, int rows) {
    text.append('\r');
    if (rows > 0) {
      text.append(ESCAPE).append(rows).append('A');
    }
  }

  /// How many rows it takes.
  private static int height(int width, int columns) {
    return Math.max(1, (width + columns - 1) / Math.max(1, columns));
  }

  private static String cut(String text, int columns) {
    if (width(text) <= columns) {
      return text;
    }
    var points = new ArrayList<Integer>();
    int at = 1;
    for (int point : text.codePoints().toArray()) {
      at += width(point, at);
      if (at > columns) {
        break;
      }
      points.add(point);
    }
    var shown = new StringBuilder();
    points.forEach(shown::appendCodePoint);
    return columns < 1 ? "" : shown.append('…').toString();
  }

  private static int width(String text) {
    int at = 0;
    for (int point : text.codePoints().toArray()) {
      at += width(point, at);
    }
    return at;
  }

  private static int width(int point, int at) {
    return point == '\t' ? TAB - at % TAB : Math.max(0, WCWidth.wcwidth(point));
  }
}
