package chat.parley.launcher;

import chat.parley.api.Traffic;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.EntryPresence;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.server.Glance;
import chat.parley.core.server.Standing;
import chat.parley.launcher.console.LiveRegion.Row;
import chat.parley.launcher.console.LiveRegion.Weight;
import chat.parley.launcher.text.ByteCount;
import chat.parley.launcher.text.TableText;
import chat.parley.launcher.text.TerminalText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The table of a server as it fits on a terminal: one row a client, and a sum below them.
///
/// @param zone the reader's
/// @param began when the server was started
record ServerTable(ZoneId zone, Instant began) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  /// Between two columns.
  private static final int GAP = 2;

  /// Head, sum, and the rows above and between them.
  private static final int ROWS_BESIDE = 4;

  /// What is known of a client; those that are last here go first when the terminal is narrow.
  private enum Column {
    NICKNAME,
    STATUS,
    ADDRESS,
    IN,
    OUT,
    SINCE,
    MAIL,
    KIND;

    /// Numbers stand under each other by their last digits.
    boolean isNumber() {
      return this == IN || this == OUT || this == MAIL;
    }
  }

  /// In the order in which they are shown.
  private static final List<Column> SHOWN =
      List.of(
          Column.NICKNAME,
          Column.KIND,
          Column.ADDRESS,
          Column.STATUS,
          Column.SINCE,
          Column.IN,
          Column.OUT,
          Column.MAIL);

  /// How many clients fit into so many rows of a terminal.
  static int clientsMax(int rows) {
    return Math.max(0, rows - ROWS_BESIDE);
  }

  /// What is to be shown.
  ///
  /// @param server what the server tells of at most `clientsMax(rows)` clients
  /// @param left since when those are gone that are not here, if that is known
  /// @param columns how wide the terminal is
  List<Row> rows(
      Glance server, Traffic traffic, Map<String, Instant> left, Instant now, int columns) {
    var rows = new ArrayList<Row>();
    rows.add(new Row("", Weight.PLAIN));
    if (!server.first().isEmpty()) {
      rows.addAll(clients(server.first(), left, now, columns - 1));
      int more = server.entries() - server.first().size();
      if (more > 0) {
        rows.add(new Row("… and %d more".formatted(more), Weight.FAINT));
      }
    }
    rows.add(new Row(sum(server, traffic, now), Weight.FAINT));
    return rows;
  }

  private List<Row> clients(
      List<Standing> standings, Map<String, Instant> left, Instant now, int columns) {
    var cells = new ArrayList<Map<Column, String>>();
    var head = new EnumMap<Column, String>(Column.class);
    for (Column column : Column.values()) {
      head.put(column, column.name());
    }
    cells.add(head);
    for (Standing standing : standings) {
      cells.add(cells(standing, left.get(standing.entry().identity().nickname()), now));
    }
    List<Column> shown = fitting(cells, columns);
    var rows = new ArrayList<Row>();
    for (int i = 0; i < cells.size(); i++) {
      String text = line(cells.get(i), shown, cells);
      rows.add(new Row(text, i == 0 ? Weight.BOLD : weight(standings.get(i - 1))));
    }
    return rows;
  }

  private static Weight weight(Standing standing) {
    boolean isHere = standing.entry().presence() != EntryPresence.OFFLINE;
    return isHere ? Weight.PLAIN : Weight.FAINT;
  }

  private Map<Column, String> cells(Standing standing, @Nullable Instant left, Instant now) {
    TableEntry entry = standing.entry();
    boolean isHere = standing.sinceMillis() > 0;
    Instant since = isHere ? Instant.ofEpochMilli(standing.sinceMillis()) : left;
    var cells = new EnumMap<Column, String>(Column.class);
    cells.put(Column.NICKNAME, TerminalText.line(entry.identity().nickname()));
    cells.put(Column.KIND, TableText.word(entry.kind()));
    cells.put(
        Column.ADDRESS, entry.address().equals(Address.NONE) ? "-" : entry.address().toString());
    cells.put(Column.STATUS, TableText.word(entry.presence()));
    cells.put(Column.SINCE, since == null ? "-" : time(since, now));
    cells.put(Column.IN, isHere ? ByteCount.of(standing.bytesIn()) : "-");
    cells.put(Column.OUT, isHere ? ByteCount.of(standing.bytesOut()) : "-");
    cells.put(Column.MAIL, standing.mails() == 0 ? "-" : String.valueOf(standing.mails()));
    return cells;
  }

  /// The time of today, or the day.
  private String time(Instant time, Instant now) {
    ZonedDateTime local = time.atZone(zone);
    LocalDate day = local.toLocalDate();
    return day.equals(now.atZone(zone).toLocalDate()) ? local.format(TIME) : day.toString();
  }

  private static List<Column> fitting(List<Map<Column, String>> cells, int columns) {
    var shown = new ArrayList<>(SHOWN);
    for (Column next : List.of(Column.values()).reversed()) {
      int width = shown.stream().mapToInt(column -> width(cells, column) + GAP).sum() - GAP;
      if (width <= columns || shown.size() == 1) {
        break;
      }
      shown.remove(next);
    }
    return shown;
  }

  private static int width(List<Map<Column, String>> cells, Column column) {
    return cells.stream().mapToInt(row -> length(row.getOrDefault(column, ""))).max().orElse(0);
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String line(
      Map<Column, String> row, List<Column> shown, List<Map<Column, String>> all) {
    var line = new StringBuilder();
    for (Column column : shown) {
      String cell = row.getOrDefault(column, "");
      String blanks = " ".repeat(width(all, column) - length(cell));
      line.append(column.isNumber() ? blanks + cell : cell + blanks).append(" ".repeat(GAP));
    }
    return line.toString().stripTrailing();
  }

  private String sum(Glance server, Traffic traffic, Instant now) {
    String who =
        server.entries() == 0
            ? "nobody has registered yet"
            : "%d of %d here".formatted(server.here(), server.entries());
    return "%s, %d %s kept; %s in and %s out since %s"
        .formatted(
            who,
            server.mails(),
            server.mails() == 1 ? "message" : "messages",
            ByteCount.of(traffic.bytesIn()),
            ByteCount.of(traffic.bytesOut()),
            time(began, now));
  }
}
