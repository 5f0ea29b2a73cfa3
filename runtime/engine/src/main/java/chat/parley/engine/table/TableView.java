package chat.parley.engine.table;

import chat.parley.api.Entry;
import chat.parley.api.Nickname;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.packet.TableEntry;
import java.util.List;
import java.util.Map;

/// The table as the API shows it, made from the node's.
///
/// An entry is made when it is first asked for, and once for as long as it does not change: most
/// who hold a large table look at few of its entries, and the whole would weigh as much again.
///
/// Safe for use by any thread, and so are its tables.
public final class TableView {

  // Guarded by this object's monitor.
  private final Entries entries;
  private ShownTable<Entry> latest = new ShownTable<>(List.of(), this::make);

  /// @param crypto one that nobody else uses
  public TableView(Crypto crypto) {
    this.entries = new Entries(crypto);
  }

  /// The same entries, by nickname in their order. What breaks the rules of the API is left out.
  ///
  /// @param table by key
  public synchronized Map<Nickname, Entry> of(List<TableEntry> table) {
    ShownTable<Entry> before = latest;
    latest =
        before.followedBy(
            table.stream()
                .filter(entry -> before.holds(entry) || Entries.isProper(entry))
                .toList());
    return latest;
  }

  private synchronized Entry make(TableEntry entry) {
    return entries.make(entry);
  }
}
