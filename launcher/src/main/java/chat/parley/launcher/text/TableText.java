package chat.parley.launcher.text;

import chat.parley.api.Entry;
import chat.parley.api.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The table as people see it: one line a nickname, in columns.
public final class TableText {

  private static final Row HEAD = new Row("NICKNAME", "KIND", "ADDRESS", "PORT", "STATUS");

  private TableText() {}

  /// One line of a table.
  ///
  /// @param address without the port
  public record Row(String nickname, String kind, String address, String port, String status) {}

  /// The row of an entry.
  public static Row row(Entry entry) {
    var status = new StringBuilder(word(entry.presence()));
    entry.rooms().stream()
        .map(Room::name)
        .sorted()
        .forEach(room -> status.append(' ').append(room));
    if (!entry.status().isEmpty()) {
      status.append(": ").append(entry.status());
    }
    return row(entry.nickname().shown(), word(entry.kind()), entry.address(), status.toString());
  }

  /// A row with the address written `host:port`, or empty.
  public static Row row(String nickname, String kind, String address, String status) {
    int colon = address.lastIndexOf(':');
    String host = colon < 0 ? address : address.substring(0, colon);
    String port = colon < 0 ? "" : address.substring(colon + 1);
    return new Row(
        nickname, kind, host.isEmpty() ? "-" : host, port.isEmpty() ? "-" : port, status);
  }

  /// A constant as people see it: `ONLINE` is `online`.
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /// The lines of a table, escaped, a head first.
  public static List<String> lines(List<Row> rows) {
    var table = new ArrayList<Row>();
    table.add(HEAD);
    table.addAll(rows);
    int[] widths = new int[4];
    for (Row row : table) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], length(cell(row, i)));
      }
    }
    var lines = new ArrayList<String>();
    for (Row row : table) {
      var line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String cell = cell(row, i);
        line.append(cell).append(" ".repeat(widths[i] - length(cell) + 2));
      }
      lines.add(line.append(cell(row, widths.length)).toString());
    }
    return lines;
  }

  private static String cell(Row row, int column) {
    return TerminalText.line(
        switch (column) {
          case 0 -> row.nickname();
          case 1 -> row.kind();
          case 2 -> row.address();
          case 3 -> row.port();
          default -> row.status();
        });
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
