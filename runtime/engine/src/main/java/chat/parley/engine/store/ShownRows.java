package chat.parley.engine.store;

import java.sql.SQLException;

/// Which rows of the history have been shown: all up to one, and some beyond it.
///
/// Confined to one thread at a time.
final class ShownRows {

  private static final String NOTE_EARLY = "INSERT OR IGNORE INTO shown_early VALUES (?)";

  private static final String FORGET_EARLY = "DELETE FROM shown_early WHERE id <= ?";

  private final Database database;
  private long upTo;

  ShownRows(Database database) {
    this.database = database;
  }

  /// All rows up to this one have been shown.
  void upTo(long id) {
    upTo = id;
  }

  /// This row has been shown, while one before it has not.
  void early(long id) throws SQLException {
    database.run(NOTE_EARLY, id);
  }

  /// Writes what was held back.
  void finish() throws SQLException {
    if (upTo > 0) {
      database.run(ClientSchema.SET_VALUE, ClientSchema.SHOWN, upTo);
      database.run(FORGET_EARLY, upTo);
      upTo = 0;
    }
  }

  /// Forgets what was held back.
  void undo() {
    upTo = 0;
  }
}
