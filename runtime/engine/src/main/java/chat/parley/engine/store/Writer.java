package chat.parley.engine.store;

import chat.parley.core.store.Write;
import java.sql.SQLException;

/// How the writes of one kind of node become rows.
///
/// What is written over again and again may be held back until the end of the transaction.
interface Writer {

  /// Refuses what another kind of node writes.
  ///
  /// @throws IllegalArgumentException if it does
  void check(Write write);

  /// Writes it in the open transaction, or holds it back.
  void write(Write write) throws SQLException;

  /// Writes what was held back; the commit follows.
  void finish() throws SQLException;

  /// Forgets what was held back: the transaction was undone.
  void undo();

  /// Whether this write, which takes little or no room, may use the last of a full disk.
  boolean mayUseReserve(Write write);

  /// Sees to what lies beside the database, between two transactions. Never fails for lack of room.
  void tidy() throws SQLException;

  /// Whether something was deleted since the last call that nobody may ever read again.
  boolean hasDeletedSecrets();
}
