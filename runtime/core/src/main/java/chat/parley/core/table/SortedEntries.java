package chat.parley.core.table;

import chat.parley.core.packet.TableEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Table entries in the order of something that tells them apart.
///
/// A sorted array: the nodes of a tree or of a hash table would weigh ten times as much, for each
/// entry of each client, and whoever chooses his key can make no search longer.
///
/// @param <K> what tells them apart
public final class SortedEntries<K extends Comparable<K>> {

  private final Function<TableEntry, K> key;
  private final ArrayList<TableEntry> entries = new ArrayList<>();

  /// No entries yet.
  public SortedEntries(Function<TableEntry, K> key) {
    this.key = key;
  }

  /// The entry with this key, or null.
  public @Nullable TableEntry find(K wanted) {
    int index = indexOf(wanted);
    return index < 0 ? null : entries.get(index);
  }

  /// Puts an entry in, in place of the one with the same key.
  public void put(TableEntry entry) {
    int index = indexOf(key.apply(entry));
    if (index < 0) {
      entries.add(-index - 1, entry);
    } else {
      entries.set(index, entry);
    }
  }

  /// Where the key is, or -1 less where it would be.
  private int indexOf(K wanted) {
    int low = 0;
    int high = entries.size() - 1;
    // Snapshots come in order: most entries belong behind all others.
    if (high >= 0 && key.apply(entries.get(high)).compareTo(wanted) < 0) {
      low = high + 1;
    }
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = key.apply(entries.get(middle)).compareTo(wanted);
      if (order == 0) {
        return middle;
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return -low - 1;
  }

  /// Takes all out.
  public void clear() {
    entries.clear();
  }

  /// All, in order; shows later changes too.
  public List<TableEntry> all() {
    return Collections.unmodifiableList(entries);
  }
}
