package chat.parley.engine.table;

import chat.parley.api.Nickname;
import chat.parley.core.packet.TableEntry;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One state of the table, by nickname: a map whose values are made when they are first asked for.
///
/// Immutable to those who see it; safe for use by any thread.
///
/// @param <V> what is shown of an entry
final class ShownTable<V> extends AbstractMap<Nickname, V> {

  private final List<TableEntry> sources;
  private final Function<TableEntry, V> maker;

  /// Filled by whoever asks first. Two threads may make the same value twice, which are equal.
  private final AtomicReferenceArray<@Nullable V> made;

  /// A table with these entries, in the order of their keys, which must be those of their
  /// nicknames.
  ShownTable(List<TableEntry> sources, Function<TableEntry, V> maker) {
    this.sources = sources;
    this.maker = maker;
    this.made = new AtomicReferenceArray<>(sources.size());
  }

  /// A later state with these entries; what was made of those that are the same is made no more.
  ShownTable<V> followedBy(List<TableEntry> next) {
    var table = new ShownTable<>(next, maker);
    for (int i = 0; i < next.size(); i++) {
      int index = find(next.get(i).key());
      if (index >= 0 && sources.get(index).equals(next.get(i))) {
        table.made.set(i, made.get(index));
      }
    }
    return table;
  }

  /// Whether it has exactly this entry.
  boolean holds(TableEntry entry) {
    int index = find(entry.key());
    return index >= 0 && sources.get(index).equals(entry);
  }

  private int find(String key) {
    int low = 0;
    int high = sources.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = sources.get(middle).key().compareTo(key);
      if (order == 0) {
        return middle;
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return -1;
  }

  private V value(int index) {
    V known = made.get(index);
    if (known == null) {
      known = maker.apply(sources.get(index));
      made.set(index, known);
    }
    return known;
  }

  @Override
  public boolean containsKey(@Nullable Object nickname) {
    return nickname instanceof Nickname wanted && find(wanted.key()) >= 0;
  }

  @Override
  public @Nullable V get(@Nullable Object nickname) {
    int index = nickname instanceof Nickname wanted ? find(wanted.key()) : -1;
    return index < 0 ? null : value(index);
  }

  @Override
  public int size() {
    return sources.size();
  }

  @Override
  public Set<Map.Entry<Nickname, V>> entrySet() {
    return new Pairs();
  }

  private final class Pairs extends AbstractSet<Map.Entry<Nickname, V>> {

    @Override
    public int size() {
      return sources.size();
    }

    @Override
    public Iterator<Map.Entry<Nickname, V>> iterator() {
      return IntStream.range(0, size()).mapToObj(this::pair).iterator();
    }

    private Map.Entry<Nickname, V> pair(int index) {
      Nickname nickname = Nickname.of(sources.get(index).identity().nickname());
      return Map.entry(nickname, value(index));
    }
  }
}
