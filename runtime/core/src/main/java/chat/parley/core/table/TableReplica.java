package chat.parley.core.table;

import chat.parley.core.crypto.Crypto;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.store.TableImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A client's copy of the table: applies deltas in order, notices gaps, takes over snapshots.
public final class TableReplica {

  /// Early deltas kept until the gap before them is filled; more are dropped and asked for again.
  /// As many as the server keeps: so many may come while a large snapshot is on its way.
  private static final int EARLY_MAX = 256;

  /// Pieces of a snapshot; more than any table that a server may hold.
  private static final int PIECES_MAX = 20_000;

  private final Crypto crypto;
  private final SortedEntries<String> entries = new SortedEntries<>(TableEntry::key);
  private final TreeMap<Long, Frame.Delta> early = new TreeMap<>();
  private long epoch;
  private long version;
  private byte[] chain;
  private @Nullable Pieces pieces;
  private boolean hasGap;

  /// What a frame did to the copy.
  public sealed interface Change {

    /// Nothing: it was old, or waits for something.
    record None() implements Change {}

    /// Some entries are new or changed.
    ///
    /// @param steps in their order; an entry may have taken several
    record Some(List<Step> steps) implements Change {

      /// The entries as they are after each step.
      public List<TableEntry> entries() {
        return steps.stream().map(Step::is).toList();
      }
    }

    /// Everything was replaced.
    ///
    /// @param before all that was there
    record Whole(List<TableEntry> before) implements Change {}
  }

  /// One change of one entry.
  ///
  /// @param was null when it is new
  public record Step(@Nullable TableEntry was, TableEntry is) {}

  private static final class Pieces {
    final Frame.Snapshot first;
    final LinkedHashMap<Integer, List<TableEntry>> arrived = new LinkedHashMap<>();

    Pieces(Frame.Snapshot first) {
      this.first = first;
    }

    boolean isSame(Frame.Snapshot piece) {
      return piece.epoch() == first.epoch()
          && piece.version() == first.version()
          && piece.count() == first.count()
          && Arrays.equals(piece.chain(), first.chain());
    }
  }

  /// The copy that was on disk.
  public TableReplica(Crypto crypto, TableImage image) {
    this.crypto = crypto;
    this.epoch = image.epoch();
    this.version = image.version();
    this.chain = image.chain();
    image.entries().forEach(entries::put);
  }

  /// The server epoch of the copy, 0 when there is none.
  public long epoch() {
    return epoch;
  }

  /// The version of the copy.
  public long version() {
    return version;
  }

  /// The chain hash at that version.
  public byte[] chain() {
    return chain.clone();
  }

  /// The entry of this key, or null.
  public @Nullable TableEntry find(String key) {
    return entries.find(key);
  }

  /// All entries, by key.
  public List<TableEntry> entries() {
    return entries.all();
  }

  /// Whether something is missing that has to be asked for.
  public boolean hasGap() {
    return hasGap;
  }

  /// How many pieces of a snapshot are there that is not complete.
  public int piecesArrived() {
    Pieces collected = pieces;
    return collected == null ? 0 : collected.arrived.size();
  }

  /// The copy as it belongs on disk.
  public TableImage image() {
    return new TableImage(epoch, version, chain, List.copyOf(entries.all()));
  }

  /// Takes in that the server is at this epoch and version: there is a gap if the copy is not.
  public void expect(long serverEpoch, long serverVersion) {
    hasGap = serverEpoch != epoch || serverVersion > version;
  }

  /// Takes in that the copy is of another server: all that this one sends is newer. What was copied
  /// stays until then.
  public void outdate() {
    epoch = 0;
    version = 0;
    early.clear();
    pieces = null;
  }

  /// Puts in an entry that was looked up since it was missing; whether it still was. One that has
  /// come meanwhile may be newer. The version stays.
  public boolean putMissing(TableEntry entry) {
    boolean isMissing = entries.find(entry.key()) == null;
    if (isMissing) {
      put(entry);
    }
    return isMissing;
  }

  /// Puts in one entry; the version stays.
  void put(TableEntry entry) {
    var _ = keep(entry);
  }

  /// Presence and address change often, the record seldom: the one that is there stays, so that
  /// what has come with the change is forgotten at once.
  private Step keep(TableEntry entry) {
    TableEntry before = entries.find(entry.key());
    TableEntry kept =
        before != null && before.identity().equals(entry.identity())
            ? entry.withIdentity(before.identity())
            : entry;
    entries.put(kept);
    return new Step(before, kept);
  }

  /// Takes a delta in.
  public Change apply(Frame.Delta delta) {
    boolean isOld = delta.epoch() < epoch || (delta.epoch() == epoch && delta.version() <= version);
    if (isOld) {
      return new Change.None();
    }
    early.put(delta.version(), delta);
    if (early.size() > EARLY_MAX) {
      early.pollLastEntry();
    }
    return applyEarly();
  }

  private Change applyEarly() {
    var changes = new ArrayList<Step>();
    hasGap = false;
    while (!early.isEmpty()) {
      Frame.Delta next = early.firstEntry().getValue();
      if (next.epoch() != epoch || next.version() > version + 1 || !fits(next)) {
        hasGap = true;
        break;
      }
      early.pollFirstEntry();
      chain = TableChain.after(crypto, next);
      version = next.version();
      next.changes().forEach(entry -> changes.add(keep(entry)));
    }
    forgetOldPieces();
    return changes.isEmpty() ? new Change.None() : new Change.Some(changes);
  }

  /// A snapshot that deltas have overtaken is never completed.
  private void forgetOldPieces() {
    Pieces collected = pieces;
    if (collected != null
        && !hasGap
        && collected.first.epoch() == epoch
        && collected.first.version() <= version) {
      pieces = null;
    }
  }

  private boolean fits(Frame.Delta next) {
    return Arrays.equals(next.previous(), chain);
  }

  /// Takes a piece of a snapshot in; the copy changes with the last one.
  public Change apply(Frame.Snapshot piece) {
    boolean isNewer =
        piece.epoch() > epoch || (piece.epoch() == epoch && piece.version() > version);
    boolean isRepair = hasGap && piece.epoch() == epoch && piece.version() >= version;
    if ((!isNewer && !isRepair) || piece.count() > PIECES_MAX) {
      return new Change.None();
    }
    Pieces collected = pieces;
    if (collected == null || !collected.isSame(piece)) {
      collected = new Pieces(piece);
      pieces = collected;
    }
    collected.arrived.put(piece.index(), piece.entries());
    if (collected.arrived.size() < piece.count()) {
      return new Change.None();
    }
    pieces = null;
    List<TableEntry> before = List.copyOf(entries.all());
    replace(piece, collected.arrived.values());
    return new Change.Whole(before);
  }

  private void replace(Frame.Snapshot piece, Collection<List<TableEntry>> parts) {
    entries.clear();
    parts.forEach(part -> part.forEach(entries::put));
    epoch = piece.epoch();
    version = piece.version();
    chain = piece.chain().clone();
    early.values().removeIf(delta -> delta.epoch() != epoch || delta.version() <= version);
    applyEarly();
  }
}
