package chat.parley.engine.table;

import chat.parley.api.Entry;
import chat.parley.api.Nickname;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.table.ShownEntries;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The table as the API shows it, made from the node's.
///
/// An entry is made when it is first asked for, and once for as long as it does not change: most
/// who hold a large table look at few of its entries, and the whole would weigh as much again.
///
/// Safe for use by any thread, and so are its tables.
public final class TableView {

  private static final Logger log = LoggerFactory.getLogger(TableView.class);

  private final Crypto crypto;

  // Guarded by this object's monitor, and so is the crypto.
  private ShownTable<Entry> latest = new ShownTable<>(List.of(), this::make);

  /// @param crypto one that nobody else uses
  public TableView(Crypto crypto) {
    this.crypto = crypto;
  }

  /// The same entries, by nickname in their order. What breaks the rules of the API is left out.
  ///
  /// @param entries by key
  public synchronized Map<Nickname, Entry> of(List<TableEntry> entries) {
    ShownTable<Entry> before = latest;
    latest =
        before.followedBy(
            entries.stream().filter(entry -> before.holds(entry) || isProper(entry)).toList());
    return latest;
  }

  private static boolean isProper(TableEntry entry) {
    try {
      String key = Nickname.of(entry.identity().nickname()).key();
      if (key.equals(entry.key())) {
        return true;
      }
      log.debug("Entry left out of the table: reason=its key is not that of its nickname");
    } catch (IllegalArgumentException e) {
      log.debug("Entry left out of the table: reason={}", e.getMessage());
    }
    return false;
  }

  private synchronized Entry make(TableEntry entry) {
    return ShownEntries.of(crypto, entry);
  }
}
