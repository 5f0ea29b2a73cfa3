package chat.parley.engine.store;

import chat.parley.core.store.Write;
import java.sql.SQLException;

/// What a [CommitThread] writes into, one transaction after the other.
///
/// Confined to that thread.
interface Ledger {

  void begin() throws SQLException;

  void write(Write write) throws SQLException;

  /// Flushes what was written since [#begin] to the disk, all or nothing.
  void commit() throws SQLException;

  /// Undoes what was written since [#begin].
  void rollback();

  /// Whether this write may use the last of a full disk.
  boolean mayUseReserve(Write write);

  /// Makes some room on a full disk, if any is kept for this.
  void relieve() throws SQLException;

  /// Does what should not wait for long; called between two commits.
  void tend() throws SQLException;

  /// Does what can wait; called when there was nothing to do for a while.
  void tidy() throws SQLException;

  void close() throws SQLException;
}
