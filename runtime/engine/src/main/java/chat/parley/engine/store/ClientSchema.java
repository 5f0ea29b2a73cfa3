package chat.parley.engine.store;

import chat.parley.core.store.OutboxState;
import java.util.List;

/// The tables of a client, and the names of the single values in `meta`.
final class ClientSchema {

  static final String INCARNATION = "incarnation";
  static final String PLACE = "place";
  static final String HANDSHAKE_COUNTER = "handshake_counter";
  static final String RECORD_SEQUENCE = "record_sequence";
  static final String TABLE_EPOCH = "table_epoch";
  static final String TABLE_VERSION = "table_version";
  static final String TABLE_CHAIN = "table_chain";
  static final String SERVER_AGREEMENT = "server_agreement";
  static final String SERVER_SIGNING = "server_signing";
  static final String CERTIFICATE = "certificate";
  static final String SHOWN = "shown";

  /// There while the index of words may hold more than the messages do.
  static final String WORDS_STALE = "words_stale";

  static final String SET_VALUE =
      "INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value";

  /// Up to which row of the history `high_waters` says how far the streams have come.
  static final String HISTORY_NOTED = "history_noted";

  /// After so many rows, what follows from them is noted. Reading so many takes a start some
  /// milliseconds; a note costs about as much as writing a few of them.
  static final int NOTE_ROWS = 4_096;

  /// Rows of the history that have been shown before one that came earlier. Some folders of version
  /// 1 have it, and some do not.
  private static final String SHOWN_EARLY =
      "CREATE TABLE IF NOT EXISTS shown_early (id INTEGER PRIMARY KEY) STRICT";

  /// How much was said in conversations that outlive their process. In some folders of version 1 as
  /// well.
  private static final String CONVERSATIONS =
      """
      CREATE TABLE IF NOT EXISTS conversations (
        id TEXT PRIMARY KEY,
        said INTEGER NOT NULL) STRICT, WITHOUT ROWID
      """;

  static final String SET_SAID =
      """
      INSERT INTO conversations VALUES (?, ?)
      ON CONFLICT (id) DO UPDATE SET said = max(said, excluded.said)
      """;

  /// Rows are appended in the order of sending, whoever they go to, so that a commit writes to one
  /// place. A row never changes its length, so that a change of state is made in place: states are
  /// numbers of one byte, and the time of the change is there from the start.
  private static final String SENT =
      """
      CREATE TABLE sent (
        id INTEGER PRIMARY KEY,
        destination INTEGER NOT NULL,
        sequence INTEGER NOT NULL,
        sent_at INTEGER NOT NULL,
        state INTEGER NOT NULL,
        changed_at INTEGER NOT NULL,
        text TEXT NOT NULL) STRICT
      """;

  /// States below this number are not final.
  static final int FINAL = number(OutboxState.DELIVERED);

  /// The rows of the outbox, found without looking at all that was ever sent.
  static final String IN_OUTBOX =
      """
      outbox
      CROSS JOIN sent ON sent.id BETWEEN first AND last AND state < %d
      JOIN destinations ON destinations.id = destination
      """
          .formatted(FINAL);

  /// Ranges of ids in `sent` outside of which every row is final. The last one has no end: what
  /// follows from the rows in it is not noted yet.
  private static final String OUTBOX =
      """
      CREATE TABLE outbox (
        first INTEGER PRIMARY KEY,
        last INTEGER NOT NULL) STRICT
      """;

  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE meta (name TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID",
          SENT,
          """
          CREATE TABLE destinations (
            id INTEGER PRIMARY KEY,
            incarnation INTEGER NOT NULL,
            recipient TEXT NOT NULL,
            identity BLOB NOT NULL,
            target TEXT NOT NULL,
            from_bot INTEGER NOT NULL,
            UNIQUE (incarnation, recipient, identity, target, from_bot)) STRICT
          """,
          OUTBOX,
          "INSERT INTO outbox VALUES (1, %d)".formatted(Long.MAX_VALUE),
          """
          CREATE TABLE streams (
            incarnation INTEGER NOT NULL,
            recipient TEXT NOT NULL,
            last INTEGER NOT NULL,
            PRIMARY KEY (incarnation, recipient)) STRICT, WITHOUT ROWID
          """,
          """
          CREATE TABLE history (
            id INTEGER PRIMARY KEY,
            origin INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            sent_at INTEGER NOT NULL,
            received_at INTEGER NOT NULL,
            text TEXT NOT NULL) STRICT
          """,
          SHOWN_EARLY,
          CONVERSATIONS,
          """
          CREATE TABLE origins (
            id INTEGER PRIMARY KEY,
            sender BLOB NOT NULL,
            incarnation INTEGER NOT NULL,
            nickname TEXT NOT NULL,
            target TEXT NOT NULL,
            from_bot INTEGER NOT NULL,
            via_mailbox INTEGER NOT NULL,
            UNIQUE (sender, incarnation, nickname, target, from_bot, via_mailbox)) STRICT
          """,
          """
          CREATE TABLE high_waters (
            sender BLOB NOT NULL,
            incarnation INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            used_at INTEGER NOT NULL,
            PRIMARY KEY (sender, incarnation)) STRICT, WITHOUT ROWID
          """,
          """
          CREATE TABLE pins (
            nickname TEXT PRIMARY KEY,
            identity BLOB NOT NULL,
            first_seen_at INTEGER NOT NULL,
            verified INTEGER NOT NULL) STRICT, WITHOUT ROWID
          """,
          """
          CREATE TABLE prekeys (
            place INTEGER PRIMARY KEY,
            id INTEGER NOT NULL UNIQUE,
            seed BLOB NOT NULL,
            created_at INTEGER NOT NULL) STRICT
          """,
          """
          CREATE TABLE entries (
            nickname TEXT PRIMARY KEY,
            entry BLOB NOT NULL) STRICT, WITHOUT ROWID
          """,
          """
          CREATE TABLE set_aside (
            id INTEGER PRIMARY KEY,
            mail BLOB NOT NULL,
            reason TEXT NOT NULL,
            at INTEGER NOT NULL) STRICT
          """);

  static final Schema SCHEMA = new Schema(TABLES, List.of(List.of(SHOWN_EARLY, CONVERSATIONS)));

  private ClientSchema() {}

  static int number(OutboxState state) {
    return switch (state) {
      case PENDING -> 2;
      case STORED -> 3;
      case SKIPPED -> 4;
      case DELIVERED -> 5;
      case FAILED -> 6;
    };
  }

  static OutboxState state(int number) {
    for (OutboxState state : OutboxState.values()) {
      if (number(state) == number) {
        return state;
      }
    }
    throw new IllegalArgumentException("no state of a message has the number " + number);
  }
}
