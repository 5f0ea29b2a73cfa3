package chat.parley.bench.bare;

import chat.parley.bench.part.WorkFolder;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Properties;

/// A database of one table in a folder of its own, as durable as ours: write-ahead log, flushed at
/// each commit. All else is as SQLite comes.
///
/// @param connection leaves transactions to its user
/// @param folder where it is
record Sqlite(Connection connection, WorkFolder folder) implements AutoCloseable {

  static Sqlite open() throws IOException {
    WorkFolder folder = WorkFolder.make();
    try {
      // As ours: or the driver asks for the last row's number after each insert.
      var options = new Properties();
      options.setProperty("jdbc.get_generated_keys", "false");
      Connection connection =
          DriverManager.getConnection("jdbc:sqlite:" + folder.path().resolve("bench.db"), options);
      try (var statement = connection.createStatement()) {
        statement.execute("PRAGMA journal_mode = WAL");
        statement.execute("PRAGMA synchronous = FULL");
        statement.execute(
            "CREATE TABLE rows (id INTEGER PRIMARY KEY, recipient TEXT NOT NULL, body BLOB NOT"
                + " NULL)");
      }
      connection.setAutoCommit(false);
      return new Sqlite(connection, folder);
    } catch (SQLException e) {
      folder.close();
      throw new IOException(e);
    }
  }

  /// Inserts so many rows of this size, and commits.
  void insert(int rows, int bytes) throws IOException {
    byte[] body = new byte[bytes];
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO rows (recipient, body) VALUES (?, ?)")) {
      for (int i = 0; i < rows; i++) {
        insert.setString(1, "bob");
        insert.setBytes(2, body);
        insert.executeUpdate();
      }
      connection.commit();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    folder.close();
  }
}
