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
  public record Row(String nickname, String kind, String address, String port, String status) {

    private List<String> cells() {
      return List.of(nickname, kind, address, port, status);
    }
  }

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
    var cells = new ArrayList<List<String>>();
    cells.add(HEAD.cells());
    rows.forEach(row -> cells.add(row.cells()));
    return Columns.lines(cells);
  }
}
