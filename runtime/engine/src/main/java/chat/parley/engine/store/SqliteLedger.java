package chat.parley.engine.store;

import chat.parley.core.store.Write;
import java.sql.SQLException;

/// A ledger in SQLite.
final class SqliteLedger implements Ledger {

  /// Beyond this, reading it again after a crash would take longer than a start may.
  private static final long LOG_BYTES_MAX = 8L << 20;

  /// On a disk that is nearly full, what is in the log must find its place in the database with no
  /// more room than the reserve. The log then begins anew and has room for what must get through.
  private static final long LOG_BYTES_MAX_WHEN_LOW = 256L << 10;

  /// So many rows seldom come near that, and asking costs as much as writing a row or two.
  private static final int WRITES_BETWEEN_LOOKS = 256;

  private final Database database;
  private final Writer writer;
  private final Reserve reserve;
  private boolean hasUntidy;
  private boolean isLow;
  private int writesSinceLook = WRITES_BETWEEN_LOOKS;

  SqliteLedger(Database database, Writer writer, Reserve reserve) {
    this.database = database;
    this.writer = writer;
    this.reserve = reserve;
  }

  @Override
  public void begin() throws SQLException {
    database.begin();
  }

  @Override
  public void write(Write write) throws SQLException {
    writer.write(write);
    writesSinceLook++;
  }

  @Override
  public void commit() throws SQLException {
    writer.finish();
    database.commit();
    hasUntidy = true;
  }

  @Override
  public void rollback() {
    writer.undo();
    database.rollback();
  }

  @Override
  public boolean mayUseReserve(Write write) {
    return writer.mayUseReserve(write);
  }

  @Override
  public void relieve() throws SQLException {
    reserve.giveFree();
    checkpointIfRoom(false);
  }

  @Override
  public void tend() throws SQLException {
    if (writesSinceLook < WRITES_BETWEEN_LOOKS && !isLow) {
      return;
    }
    writesSinceLook = 0;
    isLow = reserve.isDiskLow();
    if (database.logBytes() > (isLow ? LOG_BYTES_MAX_WHEN_LOW : LOG_BYTES_MAX)) {
      checkpointIfRoom(false);
    }
    if (isLow) {
      reserve.keep();
    }
  }

  @Override
  public void tidy() throws SQLException {
    writer.tidy();
    reserve.keep();
    if (hasUntidy) {
      // Deleted keys are still in the log.
      checkpointIfRoom(writer.hasDeletedSecrets());
      hasUntidy = false;
    }
  }

  /// When the disk is full the log stays as it is, and nothing is lost.
  private void checkpointIfRoom(boolean truncate) throws SQLException {
    try {
      if (truncate) {
        database.checkpointAndTruncate();
      } else {
        database.checkpoint();
      }
    } catch (SQLException e) {
      if (Fault.of(e) != Fault.FULL) {
        throw e;
      }
    }
  }

  @Override
  public void close() throws SQLException {
    try {
      writer.tidy();
    } finally {
      database.close();
    }
  }
}
