package chat.parley.engine.store;

import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What many rows have in common, each kept once in a table of its own and named by its id there.
///
/// Confined to one thread at a time.
final class Dictionary<K extends Record> {

  /// So many conversations are seldom in one process; it costs a look into the table to know less.
  private static final int KNOWN_MAX = 1_024;

  private final Database database;
  private final Function<K, Object[]> values;
  private final String find;
  private final String insert;
  private final Map<K, Long> known = new HashMap<>();

  /// @param columns all columns but the id
  /// @param values of a key, in the order of the columns
  Dictionary(Database database, String table, List<String> columns, Function<K, Object[]> values) {
    this.database = database;
    this.values = values;
    String list = String.join(", ", columns);
    String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
    this.find = "SELECT id FROM %s WHERE (%s) = (%s)".formatted(table, list, marks);
    this.insert = "INSERT INTO %s (%s) VALUES (%s) RETURNING id".formatted(table, list, marks);
  }

  /// The id of this key, which is put in if it is new.
  long id(K key) throws SQLException {
    Long id = known.get(key);
    return id == null ? learn(key) : id;
  }

  private long learn(K key) throws SQLException {
    Long id = first(find, key);
    if (id == null) {
      id = first(insert, key);
    }
    if (id == null) {
      throw new IllegalStateException("no id for " + key);
    }
    if (known.size() >= KNOWN_MAX) {
      known.clear();
    }
    known.put(key, id);
    return id;
  }

  private @Nullable Long first(String sql, K key) throws SQLException {
    return database.first(sql, row -> row.getLong(1), values.apply(key));
  }

  /// Forgets what may have been undone.
  void undo() {
    known.clear();
  }
}
