package chat.parley.engine.store;

import chat.parley.api.Nickname;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.OutboxState;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/// Deletes messages that a client has done with: own ones in a final state, and those of others
/// that have been shown.
///
/// What keeps a message from being taken twice is how far each stream has come, and the number of
/// the newest row. Both are written down before the first row goes.
///
/// Confined to one thread at a time.
final class ErasedRows {

  /// So many of the oldest rows are looked at each time, so that nobody waits for it.
  private static final int LOOKED_AT = 10_000;

  private static final String SHOWN =
      """
      (history.id <= coalesce((SELECT value FROM meta WHERE name = '%s'), 0)
        OR history.id IN (SELECT id FROM shown_early))
      """
          .formatted(ClientSchema.SHOWN);

  private static final String OLD_TAKEN =
      """
      SELECT id FROM (SELECT id, received_at FROM history ORDER BY id LIMIT %d) AS history
      WHERE received_at < ? AND %s
      """
          .formatted(LOOKED_AT, SHOWN);

  private static final String OLD_SENT =
      """
      SELECT id FROM (SELECT id, state, changed_at FROM sent ORDER BY id LIMIT %d)
      WHERE state >= %d AND changed_at < ?
      """
          .formatted(LOOKED_AT, ClientSchema.FINAL);

  private static final String DESTINATIONS =
      "SELECT id FROM destinations WHERE target = ?1 AND (?2 = '' OR recipient = ?2)";

  private static final String SENT_THERE =
      "DELETE FROM sent WHERE state >= %d AND destination IN (%s)"
          .formatted(ClientSchema.FINAL, DESTINATIONS);

  private static final String GIVE_UP =
      "UPDATE sent SET state = %d, text = '' WHERE state < %d AND destination IN (%s)"
          .formatted(ClientSchema.number(OutboxState.SKIPPED), ClientSchema.FINAL, DESTINATIONS);

  private static final String UNUSED_DESTINATIONS =
      """
      DELETE FROM destinations WHERE id IN (%s)
        AND id NOT IN (SELECT DISTINCT destination FROM sent)
      """
          .formatted(DESTINATIONS);

  private static final String TAKEN_THERE =
      "DELETE FROM history WHERE origin = ? AND %s".formatted(SHOWN);

  private static final String UNUSED_ORIGIN =
      """
      DELETE FROM origins WHERE id = ?
        AND NOT EXISTS (SELECT 1 FROM history WHERE origin = origins.id)
      """;

  private final Database database;
  private final SentRows sent;
  private final TakenRows taken;

  ErasedRows(Database database, SentRows sent, TakenRows taken) {
    this.database = database;
    this.sent = sent;
    this.taken = taken;
  }

  /// Deletes what is older; whether there was any.
  boolean before(long millis) throws SQLException {
    boolean isAny = false;
    if (has(OLD_TAKEN, millis)) {
      taken.note();
      database.run("DELETE FROM history WHERE id IN (%s)".formatted(OLD_TAKEN), millis);
      isAny = true;
    }
    if (has(OLD_SENT, millis)) {
      sent.note();
      database.run("DELETE FROM sent WHERE id IN (%s)".formatted(OLD_SENT), millis);
      isAny = true;
    }
    return isAny;
  }

  private boolean has(String sql, long millis) throws SQLException {
    return database.first(sql + " LIMIT 1", row -> row.getLong(1), millis) != null;
  }

  /// Deletes what was written in one place; whether there was any.
  boolean of(ClientWrite.Erased erased) throws SQLException {
    sent.note();
    taken.note();
    String target = erased.target();
    int rows = database.run(SENT_THERE, target, erased.nickname());
    if (erased.outbox()) {
      rows += database.run(GIVE_UP, target, erased.nickname());
    }
    database.run(UNUSED_DESTINATIONS, target, erased.nickname());
    sent.forgetDestinations();
    for (long origin : origins(erased)) {
      rows += database.run(TAKEN_THERE, origin);
      database.run(UNUSED_ORIGIN, origin);
    }
    taken.forgetOrigins();
    return rows > 0;
  }

  private List<Long> origins(ClientWrite.Erased erased) throws SQLException {
    return database
        .all(
            "SELECT id, nickname FROM origins WHERE target = ?",
            row -> Map.entry(row.getLong(1), row.getString(2)),
            erased.target())
        .stream()
        .filter(it -> erased.nickname().isEmpty() || isOf(erased.nickname(), it.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Whether somebody has written his nickname so.
  private static boolean isOf(String key, String shown) {
    try {
      return Nickname.of(shown).key().equals(key);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
