package chat.parley.engine.store;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// What kind of trouble a refusal of SQLite is.
enum Fault {
  /// Nothing was written, and later it may work.
  FULL,
  /// Nobody knows what is on the disk now.
  BROKEN;

  static Fault of(SQLException refusal) {
    if (!(refusal instanceof SQLiteException known)) {
      return BROKEN;
    }
    SQLiteErrorCode code = known.getResultCode();
    return switch (code) {
      // The last one: no room for the file that is shared with other readers.
      case SQLITE_FULL, SQLITE_IOERR_SHMSIZE -> FULL;
      // Another program held the database for longer than we waited; its fault, and over soon.
      case SQLITE_BUSY, SQLITE_BUSY_SNAPSHOT, SQLITE_LOCKED -> FULL;
      default -> BROKEN;
    };
  }
}
