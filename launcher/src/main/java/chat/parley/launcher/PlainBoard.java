package chat.parley.launcher;

import chat.parley.core.ServerNotice;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.TableEntry;
import chat.parley.launcher.text.TableText;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// Lines one after the other, the table among them, for files, pipes and terminals that can do no
/// more.
final class PlainBoard implements Board {

  private final PrintStream out;

  PlainBoard(PrintStream out) {
    this.out = out;
  }

  @Override
  public void say(String line) {
    out.println(line);
  }

  @Override
  public void note(ServerNotice notice) {}

  @Override
  public void table(long version, Engine.Running server) {
    List<TableEntry> table = server.table();
    if (table.isEmpty()) {
      return;
    }
    var rows = new ArrayList<TableText.Row>();
    for (TableEntry entry : table) {
      rows.add(row(entry));
    }
    var text = new StringBuilder("[Client table, version %d:]\n".formatted(version));
    TableText.lines(rows).forEach(line -> text.append("  ").append(line).append('\n'));
    out.print(text);
  }

  private static TableText.Row row(TableEntry entry) {
    String address = entry.address().equals(Address.NONE) ? "" : entry.address().toString();
    return TableText.row(
        entry.identity().nickname(),
        TableText.word(entry.kind()),
        address,
        TableText.word(entry.presence()));
  }

  @Override
  public long refreshNanos() {
    return Long.MAX_VALUE;
  }

  @Override
  public void flush() {
    out.flush();
  }

  @Override
  public void close() {}
}
