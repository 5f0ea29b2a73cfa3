package chat.parley.engine.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// How many messages there are, by what can become of them. Copies of one to several recipients
/// count as several.
///
/// @param settled received and shown, or sent and delivered or failed
/// @param unread received, and not shown yet
/// @param waiting in the outbox
public record PastTally(long settled, long unread, long waiting) {

  private static final String COUNTS =
      """
      coalesce(sum(NOT (%1$s) AND (own = 0 OR state >= %2$d)), 0),
        coalesce(sum(%1$s), 0), coalesce(sum(own = 1 AND state < %2$d), 0)\
      """
          .formatted(ClientPast.UNREAD, ClientSchema.FINAL);

  /// Those that fulfil the conditions.
  ///
  /// @param form the question, with a place for what is counted
  static PastTally of(Connection connection, String form, PastConditions conditions)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(form.formatted(COUNTS) + conditions)) {
      conditions.bind(statement);
      try (ResultSet row = statement.executeQuery()) {
        return new PastTally(row.getLong(1), row.getLong(2), row.getLong(3));
      }
    }
  }
}
