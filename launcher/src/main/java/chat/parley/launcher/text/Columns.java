package chat.parley.launcher.text;

import java.util.ArrayList;
import java.util.List;

/// Rows of cells below each other, each column but the last as wide as its widest cell.
final class Columns {

  private Columns() {}

  /// The lines, escaped.
  ///
  /// @param rows the head first; all with the same number of cells
  static List<String> lines(List<List<String>> rows) {
    int last = rows.getFirst().size() - 1;
    int[] widths = new int[last];
    for (List<String> row : rows) {
      for (int i = 0; i < last; i++) {
        widths[i] = Math.max(widths[i], length(TerminalText.line(row.get(i))));
      }
    }
    var lines = new ArrayList<String>();
    for (List<String> row : rows) {
      var line = new StringBuilder();
      for (int i = 0; i < last; i++) {
        String cell = TerminalText.line(row.get(i));
        line.append(cell).append(" ".repeat(widths[i] - length(cell) + 2));
      }
      lines.add(line.append(TerminalText.line(row.get(last))).toString());
    }
    return lines;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
