package chat.parley.engine.store;

import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.packet.Item;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.HighWater;
import chat.parley.core.store.HistoryRow;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a client has received: the rows of `history`, and what follows from them.
///
/// A commit writes the rows alone. How far each stream has come is kept in memory and noted now and
/// then, and always when the rows do not say it; who starts later takes the note, and then the rows
/// since.
///
/// Confined to one thread at a time.
final class TakenRows {

  private static final String INSERT = "INSERT INTO history VALUES (?, ?, ?, ?, ?, ?)";

  private static final String NOTE_HIGH_WATER =
      """
      INSERT INTO high_waters VALUES (?, ?, ?, ?)
      ON CONFLICT (sender, incarnation)
      DO UPDATE SET sequence = excluded.sequence, used_at = excluded.used_at
      """;

  private static final String NOTED =
      "SELECT sender, incarnation, sequence, used_at FROM high_waters";

  /// Of the rows of a stream, SQLite answers with the one that has the highest id.
  private static final String SINCE_NOTE =
      """
      SELECT sender, incarnation, sequence, received_at, max(history.id)
      FROM history JOIN origins ON origins.id = origin
      WHERE history.id > ?
      GROUP BY sender, incarnation
      """;

  private record Origin(
      IdentityHash sender,
      long incarnation,
      String nickname,
      String target,
      boolean fromBot,
      boolean viaMailbox) {

    static Origin of(HistoryRow row) {
      Item.Message message = row.message();
      return new Origin(
          row.sender(),
          row.incarnation(),
          row.nickname(),
          message.target(),
          message.fromBot(),
          row.viaMailbox());
    }

    Object[] values() {
      return new Object[] {
        sender.bytes(), incarnation, nickname, target, fromBot ? 1 : 0, viaMailbox ? 1 : 0
      };
    }
  }

  private record Stream(IdentityHash sender, long incarnation) {
    static Stream of(HighWater highWater) {
      return new Stream(highWater.sender(), highWater.incarnation());
    }
  }

  private final Database database;
  private final Dictionary<Origin> origins;
  private final Map<Stream, HighWater> sinceNote = new LinkedHashMap<>();
  private boolean isLoaded;
  private boolean isNoteDue;
  private long rowsSinceNote;
  private long lastId;

  TakenRows(Database database) {
    this.database = database;
    this.origins =
        new Dictionary<>(
            database,
            "origins",
            List.of("sender", "incarnation", "nickname", "target", "from_bot", "via_mailbox"),
            Origin::values);
  }

  /// How far each stream has come.
  List<HighWater> highWaters() throws SQLException {
    load();
    var highWaters = new LinkedHashMap<Stream, HighWater>();
    database
        .all(NOTED, ClientLoader::highWater)
        .forEach(highWater -> highWaters.put(Stream.of(highWater), highWater));
    highWaters.putAll(sinceNote);
    return List.copyOf(highWaters.values());
  }

  /// The id of the newest row, 0 if there is none.
  long lastId() throws SQLException {
    load();
    return lastId;
  }

  private void load() throws SQLException {
    if (isLoaded) {
      return;
    }
    long noted = number("SELECT value FROM meta WHERE name = ?", ClientSchema.HISTORY_NOTED);
    rowsSinceNote = number("SELECT count(*) FROM history WHERE id > ?", noted);
    // The newest rows may have been deleted; their numbers are never given again.
    lastId = Math.max(noted, number("SELECT max(id) FROM history"));
    database.all(SINCE_NOTE, ClientLoader::highWater, noted).forEach(this::put);
    isLoaded = true;
  }

  private long number(String sql, Object... values) throws SQLException {
    Long number = database.first(sql, row -> row.getLong(1), values);
    return number == null ? 0 : number;
  }

  private void put(HighWater highWater) {
    sinceNote.put(Stream.of(highWater), highWater);
  }

  void insert(HistoryRow row) throws SQLException {
    load();
    Item.Message message = row.message();
    database.run(
        INSERT,
        row.id(),
        origins.id(Origin.of(row)),
        message.sequence(),
        message.sentAtMillis(),
        row.receivedAtMillis(),
        message.text());
    put(row.highWater());
    lastId = Math.max(lastId, row.id());
    rowsSinceNote++;
    isNoteDue |= rowsSinceNote >= ClientSchema.NOTE_ROWS;
  }

  void raise(HighWater highWater) throws SQLException {
    load();
    put(highWater);
    isNoteDue = true;
  }

  /// The note must go beyond the stream's rows, or they would bring it back.
  void forget(ClientWrite.Forgotten forgotten) throws SQLException {
    load();
    sinceNote.remove(new Stream(forgotten.sender(), forgotten.incarnation()));
    database.run(
        "DELETE FROM high_waters WHERE sender = ? AND incarnation = ?",
        forgotten.sender().bytes(),
        forgotten.incarnation());
    isNoteDue = true;
  }

  /// Writes down all that follows from the rows, so that any of them may go.
  void note() throws SQLException {
    load();
    isNoteDue = true;
    finish();
  }

  /// Forgets which origins there are; the next call reads them again.
  void forgetOrigins() {
    origins.undo();
  }

  /// Writes the note if it is due.
  void finish() throws SQLException {
    if (!isNoteDue) {
      return;
    }
    for (HighWater highWater : sinceNote.values()) {
      database.run(
          NOTE_HIGH_WATER,
          highWater.sender().bytes(),
          highWater.incarnation(),
          highWater.sequence(),
          highWater.usedAtMillis());
    }
    database.run(ClientSchema.SET_VALUE, ClientSchema.HISTORY_NOTED, lastId);
    sinceNote.clear();
    rowsSinceNote = 0;
    isNoteDue = false;
  }

  /// Forgets what may have been undone; the next call reads it again.
  void undo() {
    origins.undo();
    sinceNote.clear();
    isLoaded = false;
    isNoteDue = false;
  }
}
