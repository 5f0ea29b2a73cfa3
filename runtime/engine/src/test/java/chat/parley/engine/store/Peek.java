package chat.parley.engine.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/// Looks into the database of a folder that nobody uses.
final class Peek {

  private Peek() {}

  /// One column of all rows.
  static List<String> at(Path folder, String column, String table) {
    Path file = folder.resolve(SqliteOpening.FILE);
    try (Database database = Database.open(file, Long.MAX_VALUE)) {
      return database.all("SELECT %s FROM %s".formatted(column, table), row -> row.getString(1));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
