package chat.parley.bench.bare;

import chat.parley.bench.part.Figures;
import chat.parley.bench.part.Part;
import chat.parley.bench.part.Shot;
import chat.parley.bench.part.Tally;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// SQLite alone: reads rows in the order of their ids, as many with one question as the shot says
/// are outstanding, again from the first after the last.
public final class SqliteReads implements Part {

  private static final int ROWS = 50_000;
  private static final int ROWS_PER_COMMIT = 1_000;

  private final Sqlite database;
  private int bytesInserted;

  private SqliteReads(Sqlite database) {
    this.database = database;
  }

  /// On a new database, which the first run fills.
  public static Part open() throws IOException {
    return new SqliteReads(Sqlite.open());
  }

  @Override
  public Figures run(Shot shot) throws IOException {
    if (bytesInserted == 0) {
      bytesInserted = shot.bytes();
      for (int i = 0; i < ROWS; i += ROWS_PER_COMMIT) {
        database.insert(ROWS_PER_COMMIT, bytesInserted);
      }
    }
    try {
      return read(shot);
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private Figures read(Shot shot) throws SQLException {
    var tally = new Tally();
    long end = tally.begunAt() + shot.length().toNanos();
    long last = 0;
    try (PreparedStatement select =
        database
            .connection()
            .prepareStatement(
                "SELECT id, recipient, body FROM rows WHERE id > ? ORDER BY id LIMIT ?")) {
      for (long now = tally.begunAt(); now < end; ) {
        select.setLong(1, last);
        select.setInt(2, shot.outstanding());
        int count = 0;
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            last = row.getLong(1);
            count += row.getString(2).isEmpty() || row.getBytes(3).length == 0 ? 0 : 1;
          }
        }
        long then = System.nanoTime();
        tally.add(then - now, count);
        now = then;
        if (count < shot.outstanding()) {
          last = 0;
        }
      }
    }
    return tally.figures();
  }

  @Override
  public void close() {
    database.close();
  }
}
