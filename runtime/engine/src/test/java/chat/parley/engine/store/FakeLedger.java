package chat.parley.engine.store;

import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.Write;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// A ledger in memory whose disk can be full or broken. Writes are [ClientWrite.Shown], told apart
/// by their ids; a [ClientWrite.Reserved] may use the reserve.
final class FakeLedger implements Ledger {

  /// What was committed, transaction by transaction.
  final List<List<Long>> committed = new ArrayList<>();

  /// What happened besides.
  final List<String> log = new ArrayList<>();

  /// Which commits do not fit.
  Predicate<List<Long>> isFull = _ -> false;

  /// Which commits fail.
  Predicate<List<Long>> isBroken = _ -> false;

  boolean hasReserve = true;

  private List<Long> open = new ArrayList<>();

  @Override
  public void begin() {
    open = new ArrayList<>();
  }

  @Override
  public void write(Write write) {
    open.add(
        switch (write) {
          case ClientWrite.Shown shown -> shown.id();
          case ClientWrite.Reserved reserved -> -reserved.next();
          default -> throw new IllegalArgumentException("unknown " + write);
        });
  }

  @Override
  public void commit() throws SQLException {
    if (isBroken.test(open)) {
      throw new SQLiteException("disk I/O error", SQLiteErrorCode.SQLITE_IOERR_FSYNC);
    }
    if (isFull.test(open)) {
      throw new SQLiteException("database or disk is full", SQLiteErrorCode.SQLITE_FULL);
    }
    committed.add(open);
  }

  @Override
  public void rollback() {
    open = new ArrayList<>();
  }

  @Override
  public boolean mayUseReserve(Write write) {
    return write instanceof ClientWrite.Reserved;
  }

  @Override
  public void relieve() {
    log.add("relieve");
    hasReserve = false;
  }

  @Override
  public void tend() {}

  @Override
  public void tidy() {}

  @Override
  public void close() {
    log.add("close");
  }
}
