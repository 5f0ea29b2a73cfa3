package chat.parley.engine.store;

import chat.parley.api.ErrorCode;
import chat.parley.api.ParleyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// What opening a database in a folder takes, whatever its tables.
final class SqliteOpening {

  static final String FILE = "parley.db";

  /// A check reads everything: 1.7 s for a GiB that is in memory, 18 s for one on a slow disk. A
  /// small file is always worth it. (To compare indexes as well takes 2.4 s in place of 1.7, and
  /// finds what costs no row.)
  private static final long ALWAYS_CHECKED_BYTES = 1L << 20;

  /// The largest that a start after a crash may wait for.
  private static final long CHECKED_AFTER_CRASH_BYTES = 256L << 20;

  private static final Duration LONG = Duration.ofDays(1);

  private SqliteOpening() {}

  /// The folder's database with these tables, which hold what was committed last.
  static Database open(DataFolder folder, StoreSettings settings, Schema schema)
      throws IOException, SQLException {
    try {
      return attempt(folder, settings, schema);
    } catch (SQLException e) {
      // Opening needs a little room of its own, which a full disk has no more.
      boolean helps = Fault.of(e) == Fault.FULL && Files.deleteIfExists(folder.file(Reserve.FILE));
      if (!helps) {
        throw e;
      }
      return attempt(folder, settings, schema);
    }
  }

  private static Database attempt(DataFolder folder, StoreSettings settings, Schema schema)
      throws IOException, SQLException {
    Path file = folder.file(FILE);
    PrivateFiles.createIfMissing(file);
    long bytes = Files.size(file);
    Damage.checkHeader(file);
    Database database = Database.open(file, settings.databaseBytesMax());
    try {
      boolean isChecked =
          bytes <= ALWAYS_CHECKED_BYTES
              || folder.isSuspect()
              || (!folder.wasClosed() && bytes <= CHECKED_AFTER_CRASH_BYTES);
      String damage = isChecked ? database.damage() : "";
      if (!damage.isEmpty()) {
        throw new Damage(damage);
      }
      folder.clearSuspicion();
      bringUp(database, schema, folder);
      return database;
    } catch (SQLException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /// Makes the tables, or makes them those of this Parley.
  private static void bringUp(Database database, Schema schema, DataFolder folder)
      throws SQLException {
    int version = database.version();
    boolean isEmpty = !database.hasTables();
    if (isEmpty && version == 0) {
      database.create(schema);
      return;
    }
    if (isEmpty || version < Schema.OLDEST || !database.isOurs()) {
      throw new Damage("tables of no known version");
    }
    if (version > schema.version()) {
      throw DataFolder.ofOtherParley(folder.path(), version, schema.version());
    }
    database.migrate(schema);
  }

  /// Whether the folder was left without being closed a day ago or earlier. To be asked before its
  /// database is opened.
  static boolean wasLeftForLong(DataFolder folder) throws IOException {
    Path file = folder.file(FILE);
    if (folder.wasClosed() || !Files.exists(file)) {
      return false;
    }
    Path log = folder.file(FILE + "-wal");
    Instant used = Files.getLastModifiedTime(file).toInstant();
    if (Files.exists(log)) {
      Instant logged = Files.getLastModifiedTime(log).toInstant();
      used = logged.isAfter(used) ? logged : used;
    }
    return used.isBefore(Instant.now().minus(LONG));
  }

  /// Says in words why the folder's database cannot be opened.
  static ParleyException failed(DataFolder folder, SQLException refusal) {
    SQLiteErrorCode code =
        refusal instanceof SQLiteException known
            ? known.getResultCode()
            : SQLiteErrorCode.UNKNOWN_ERROR;
    ParleyException words =
        switch (code) {
          case SQLITE_FULL, SQLITE_IOERR_SHMSIZE ->
              DataFolder.unusable(
                  folder.path(), "is on a full disk", "make some room, then start again");
          case SQLITE_BUSY, SQLITE_LOCKED ->
              new ParleyException(
                  ErrorCode.DATA_IN_USE,
                  "the database in %s is locked by another program: end that first"
                      .formatted(folder.path()));
          default ->
              DataFolder.unusable(
                  folder.path(),
                  "has a database that cannot be used (%s)".formatted(refusal.getMessage()),
                  "check the disk and its permissions");
        };
    words.initCause(refusal);
    return words;
  }
}
