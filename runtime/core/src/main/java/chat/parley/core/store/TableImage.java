package chat.parley.core.store;

import chat.parley.core.packet.TableEntry;
import java.util.List;

/// A client's copy of the table as it stands on disk.
///
/// @param epoch the server epoch it was taken in, 0 when there is none
/// @param version its version in that epoch
/// @param chain the chain hash at that version, 32 bytes
public record TableImage(long epoch, long version, byte[] chain, List<TableEntry> entries) {

  /// No table yet.
  public static final TableImage EMPTY = new TableImage(0, 0, new byte[32], List.of());

  /// Copies the list.
  public TableImage {
    entries = List.copyOf(entries);
  }

  /// The same entries in a copy that is older than any table of a server.
  TableImage outdated() {
    return new TableImage(0, 0, chain, entries);
  }
}
