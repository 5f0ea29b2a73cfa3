package chat.parley.bench.bare;

import chat.parley.bench.part.Figures;
import chat.parley.bench.part.Part;
import chat.parley.bench.part.Shot;
import chat.parley.bench.part.Tally;
import java.io.IOException;

/// SQLite alone: inserts rows and commits, as many rows at once as the shot says are outstanding.
public final class SqliteWrites implements Part {

  private final Sqlite database;

  private SqliteWrites(Sqlite database) {
    this.database = database;
  }

  /// On a new database.
  public static Part open() throws IOException {
    return new SqliteWrites(Sqlite.open());
  }

  @Override
  public Figures run(Shot shot) throws IOException {
    var tally = new Tally();
    long end = tally.begunAt() + shot.length().toNanos();
    for (long now = tally.begunAt(); now < end; ) {
      database.insert(shot.outstanding(), shot.bytes());
      long then = System.nanoTime();
      tally.add(then - now, shot.outstanding());
      now = then;
    }
    return tally.figures();
  }

  @Override
  public void close() {
    database.close();
  }
}
