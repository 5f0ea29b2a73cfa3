package chat.parley.engine.client;

import chat.parley.api.Entry;
import chat.parley.api.Nickname;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.packet.TableEntry;
import chat.parley.engine.table.TableView;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The table as it is now, fetched when somebody asks and something has happened since.
///
/// Safe for use by any thread.
final class LatestTable {

  private final TableView view = new TableView(new JdkCrypto());
  private final Supplier<@Nullable List<TableEntry>> source;
  private final AtomicLong changes = new AtomicLong();
  private volatile Snapshot snapshot = new Snapshot(-1, Map.of());

  /// The table as it was after so many changes.
  private record Snapshot(long changes, Map<Nickname, Entry> table) {}

  /// @param source fetches the entries by key; null when it cannot
  LatestTable(Supplier<@Nullable List<TableEntry>> source) {
    this.source = source;
  }

  /// It may be another one now.
  void changed() {
    changes.incrementAndGet();
  }

  /// The table by nickname; the one known last when it cannot be fetched.
  Map<Nickname, Entry> get() {
    Snapshot known = snapshot;
    long now = changes.get();
    if (known.changes() == now) {
      return known.table();
    }
    List<TableEntry> entries = source.get();
    if (entries == null) {
      return known.table();
    }
    var fresh = new Snapshot(now, view.of(entries));
    snapshot = fresh;
    return fresh.table();
  }
}
