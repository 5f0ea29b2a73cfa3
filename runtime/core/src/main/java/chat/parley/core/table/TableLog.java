package chat.parley.core.table;

import chat.parley.core.crypto.Crypto;
import chat.parley.core.packet.EntryCodec;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.Limits;
import chat.parley.core.packet.TableEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The server's table: every entry, the changes not yet published, and the latest deltas for those
/// who missed some.
public final class TableLog {

  /// Deltas kept; whoever missed more gets a snapshot, which is cheaper by then.
  private static final int DELTAS_KEPT = 256;

  private final Crypto crypto;
  private final long epoch;
  private final SortedEntries<String> entries = new SortedEntries<>(TableEntry::key);
  private final Map<String, TableEntry> changed = new LinkedHashMap<>();
  private final ArrayDeque<Frame.Delta> deltas = new ArrayDeque<>();
  private long version;
  private byte[] chain = TableChain.START;
  private @Nullable List<Frame.Snapshot> snapshot;

  /// A table of this server epoch, at version 1, with these entries.
  public TableLog(Crypto crypto, long epoch, List<TableEntry> start) {
    this.crypto = crypto;
    this.epoch = epoch;
    start.forEach(entries::put);
    this.version = 1;
  }

  /// The server epoch.
  public long epoch() {
    return epoch;
  }

  /// The newest published version.
  public long version() {
    return version;
  }

  /// The entry of this key as of now, published or not; null if nobody has that nickname.
  public @Nullable TableEntry find(String key) {
    return entries.find(key);
  }

  /// All entries as of now, by key.
  public List<TableEntry> entries() {
    return entries.all();
  }

  /// Puts an entry in; it is published with the next [#publish], unless nothing has changed.
  public void put(TableEntry entry) {
    TableEntry before = entries.find(entry.key());
    entries.put(entry);
    if (!entry.equals(before)) {
      changed.put(entry.key(), entry);
    }
  }

  /// Whether changes wait to be published.
  public boolean hasChanges() {
    return !changed.isEmpty();
  }

  /// Turns the waiting changes into new versions, each small enough for one packet.
  public List<Frame.Delta> publish() {
    var published = new ArrayList<Frame.Delta>();
    for (List<TableEntry> chunk : chunks(changed.values())) {
      version++;
      var delta = new Frame.Delta(epoch, version, chain, chunk);
      chain = TableChain.after(crypto, delta);
      deltas.add(delta);
      published.add(delta);
    }
    while (deltas.size() > DELTAS_KEPT) {
      deltas.remove();
    }
    if (!changed.isEmpty()) {
      snapshot = null;
    }
    changed.clear();
    return published;
  }

  /// What brings a copy at this epoch and version up to the newest published one: nothing, deltas,
  /// or a whole snapshot.
  public List<? extends Frame.FromServer> since(long knownEpoch, long knownVersion) {
    if (knownEpoch != epoch || knownVersion > version) {
      return snapshot();
    }
    if (knownVersion == version) {
      return List.of();
    }
    boolean isKept = !deltas.isEmpty() && deltas.getFirst().version() <= knownVersion + 1;
    return isKept
        ? deltas.stream().filter(delta -> delta.version() > knownVersion).toList()
        : snapshot();
  }

  private List<Frame.Snapshot> snapshot() {
    List<Frame.Snapshot> known = snapshot;
    if (known == null) {
      List<List<TableEntry>> chunks = chunks(entries.all());
      known = new ArrayList<>(chunks.size());
      int count = Math.max(1, chunks.size());
      for (int index = 0; index < count; index++) {
        List<TableEntry> chunk = chunks.isEmpty() ? List.of() : chunks.get(index);
        known.add(new Frame.Snapshot(epoch, version, chain, index, count, chunk));
      }
      snapshot = known;
    }
    return known;
  }

  private static List<List<TableEntry>> chunks(Collection<TableEntry> from) {
    var chunks = new ArrayList<List<TableEntry>>();
    var chunk = new ArrayList<TableEntry>();
    int bytes = 0;
    for (TableEntry entry : from) {
      int length = EntryCodec.length(entry);
      if (!chunk.isEmpty() && bytes + length > Limits.TABLE_CHUNK_MAX - 64) {
        chunks.add(List.copyOf(chunk));
        chunk.clear();
        bytes = 0;
      }
      chunk.add(entry);
      bytes += length;
    }
    if (!chunk.isEmpty()) {
      chunks.add(List.copyOf(chunk));
    }
    return chunks;
  }
}
