package chat.parley.engine.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/// One SQLite file, through one connection, with statements kept prepared.
///
/// Whatever was committed survives a power cut: write-ahead log, flushed at each commit. Nothing is
/// checkpointed but when asked, so that a commit never takes longer than its own flush.
///
/// Confined to one thread at a time.
final class Database implements AutoCloseable {

  /// Takes a value out of the row that a result stands on.
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /// "Prly": what `file` and SQLite's own tools know our databases by.
  private static final int APPLICATION_ID = 0x5072_6c79;

  private static final int PAGE_BYTES = 4096;

  /// How long to wait for another program, say a backup, that holds the database.
  private static final int BUSY_MILLIS = 5_000;

  private static final int CACHE_KIBIBYTES = 8_192;

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  private Database(Connection connection) {
    this.connection = connection;
  }

  /// Opens the file, which exists, be it empty.
  ///
  /// @param bytesMax how large it may grow
  static Database open(Path file, long bytesMax) throws SQLException {
    SqliteLibrary.load();
    var options = new SQLiteConfig();
    // Or the driver asks for the last row's number after each insert: a quarter of its time.
    options.setGetGeneratedKeys(false);
    // One thread at a time is our own promise; SQLite's locks would cost a tenth.
    options.setOpenMode(SQLiteOpenMode.NOMUTEX);
    // As a URI, since a path may hold a question mark, which the driver takes for parameters.
    Connection connection =
        JDBC.createConnection("jdbc:sqlite:" + file.toUri(), options.toProperties());
    var database = new Database(connection);
    try {
      database.configure(bytesMax);
      return database;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private void configure(long bytesMax) throws SQLException {
    pragma("busy_timeout = " + BUSY_MILLIS);
    String mode = pragma("journal_mode = WAL");
    if (!mode.equals("wal")) {
      throw new SQLException("this file system allows no write-ahead log, only " + mode);
    }
    pragma("synchronous = FULL");
    if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac")) {
      // Plain fsync leaves the data in the drive's cache there.
      pragma("fullfsync = ON");
      pragma("checkpoint_fullfsync = ON");
    }
    pragma("wal_autocheckpoint = 0");
    pragma("foreign_keys = ON");
    pragma("trusted_schema = OFF");
    pragma("cell_size_check = ON");
    pragma("temp_store = MEMORY");
    pragma("cache_size = -" + CACHE_KIBIBYTES);
    if (bytesMax < Long.MAX_VALUE) {
      pragma("max_page_count = " + Math.max(1, bytesMax / PAGE_BYTES));
    }
    // The driver begins a transaction of its own here, and leaves all others to us.
    connection.setAutoCommit(false);
    run("ROLLBACK");
  }

  /// Sets or asks something of SQLite; what it answers, or nothing.
  private String pragma(String pragma) throws SQLException {
    try (var statement = connection.createStatement()) {
      if (!statement.execute("PRAGMA " + pragma)) {
        return "";
      }
      try (ResultSet answer = statement.getResultSet()) {
        return answer.next() ? answer.getString(1) : "";
      }
    }
  }

  /// Overwrites what is deleted from now on.
  void deleteSecurely() throws SQLException {
    pragma("secure_delete = ON");
  }

  /// The version of the tables: 0 when there are none.
  int version() throws SQLException {
    return Integer.parseInt(pragma("user_version"));
  }

  /// Whether there is any table.
  boolean hasTables() throws SQLException {
    return first("SELECT 1 FROM sqlite_schema", row -> true) != null;
  }

  /// Whether the tables were made by Parley.
  boolean isOurs() throws SQLException {
    return Integer.parseInt(pragma("application_id")) == APPLICATION_ID;
  }

  /// Makes the tables in an empty database.
  void create(Schema schema) throws SQLException {
    begin();
    for (String sql : schema.tables()) {
      run(sql);
    }
    run("PRAGMA application_id = " + APPLICATION_ID);
    run("PRAGMA user_version = " + schema.version());
    commit();
  }

  /// Makes the tables of an older version those of the newest, one version after the other.
  void migrate(Schema schema) throws SQLException {
    for (int version = version(); version < schema.version(); version++) {
      begin();
      try {
        for (String sql : schema.after(version)) {
          run(sql);
        }
        run("PRAGMA user_version = " + (version + 1));
        commit();
      } catch (SQLException e) {
        rollback();
        throw e;
      }
    }
  }

  /// Writes all that is committed to a new database in this file, which is empty or missing; others
  /// may go on writing meanwhile.
  void copyTo(Path file) throws SQLException {
    run("VACUUM INTO ?", file.toString());
  }

  /// What is wrong with the file; empty if nothing is. Reads all of it, but does not look whether
  /// each index has what its table has.
  String damage() throws SQLException {
    return wrong("quick_check(1)");
  }

  /// What is wrong with the file, all things considered; empty if nothing is.
  String anyDamage() throws SQLException {
    return wrong("integrity_check(1)");
  }

  private String wrong(String check) throws SQLException {
    String answer = pragma(check);
    return answer.equals("ok")
        ? ""
        // Before it says what, it says where, which is always here.
        : answer.lines().filter(line -> !line.startsWith("***")).findFirst().orElse(answer);
  }

  void begin() throws SQLException {
    run("BEGIN");
  }

  void commit() throws SQLException {
    run("COMMIT");
  }

  /// Undoes everything since [#begin].
  void rollback() {
    try {
      run("ROLLBACK");
    } catch (SQLException _) {
      // Some errors have undone it already; whatever else is wrong shows at the next begin.
    }
  }

  /// Writes; how many rows that concerned.
  int run(String sql, Object... values) throws SQLException {
    try {
      return bind(sql, values).executeUpdate();
    } catch (SQLException e) {
      forgetStatements();
      throw e;
    }
  }

  /// All rows that answer the question.
  <T> List<T> all(String sql, Row<T> row, Object... values) throws SQLException {
    try (ResultSet result = bind(sql, values).executeQuery()) {
      var rows = new ArrayList<T>();
      while (result.next()) {
        rows.add(row.read(result));
      }
      return Collections.unmodifiableList(rows);
    } catch (SQLException e) {
      forgetStatements();
      throw e;
    }
  }

  /// The first row that answers the question, or null.
  <T> @Nullable T first(String sql, Row<T> row, Object... values) throws SQLException {
    List<T> rows = all(sql, row, values);
    return rows.isEmpty() ? null : rows.getFirst();
  }

  private PreparedStatement bind(String sql, Object... values) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  /// The driver has closed some of them by itself: it does so after most errors.
  private void forgetStatements() {
    for (PreparedStatement statement : prepared.values()) {
      try {
        statement.close();
      } catch (SQLException _) {
        // It is of no use any more anyway.
      }
    }
    prepared.clear();
  }

  /// How many bytes are committed but only in the log.
  long logBytes() throws SQLException {
    Long frames = first("PRAGMA wal_checkpoint(NOOP)", row -> row.getLong(2) - row.getLong(3));
    return frames == null ? 0 : frames * PAGE_BYTES;
  }

  /// Moves what is in the log to its place. The log keeps its length and is written over from its
  /// beginning: that is twice as fast as growing it again, whose every flush tells the file system.
  void checkpoint() throws SQLException {
    all("PRAGMA wal_checkpoint(PASSIVE)", row -> row.getLong(1));
  }

  /// Moves what is in the log to its place and cuts the log off, with all that was ever in it.
  void checkpointAndTruncate() throws SQLException {
    all("PRAGMA wal_checkpoint(TRUNCATE)", row -> row.getLong(1));
  }

  @Override
  public void close() throws SQLException {
    forgetStatements();
    connection.close();
  }
}
