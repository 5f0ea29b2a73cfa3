package chat.parley.engine.store;

import java.util.List;

/// The tables of a server, and the names of the single values in `meta`.
final class ServerSchema {

  static final String EPOCH = "epoch";

  static final String SET_VALUE =
      "INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value";

  /// Mails are appended in the order of their ids and found by them; the node knows which mailbox
  /// each is in.
  private static final String MAILS =
      """
      CREATE TABLE mails (
        id INTEGER PRIMARY KEY,
        recipient TEXT NOT NULL,
        sender BLOB NOT NULL,
        incarnation INTEGER NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        receipts INTEGER NOT NULL,
        slot INTEGER NOT NULL,
        stored_at INTEGER NOT NULL,
        mail BLOB NOT NULL) STRICT
      """;

  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE meta (name TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID",
          MAILS,
          """
          CREATE TABLE names (
            nickname TEXT PRIMARY KEY,
            entry BLOB NOT NULL,
            seen_at INTEGER NOT NULL) STRICT, WITHOUT ROWID
          """);

  /// Nothing has changed since version 1.
  static final Schema SCHEMA = new Schema(TABLES, List.of());

  static final String DELETE_MAIL = "DELETE FROM mails WHERE id = ?";

  private ServerSchema() {}
}
