package chat.parley.engine.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/// Finds messages by what their texts hold: a full-text index in a file of its own, beside the
/// client's database. Whoever searches brings it up to date first, so that sending and receiving
/// pay nothing for it, and a lost or damaged one is only made anew.
///
/// It holds all sequences of three characters. So any part of a word is found, in every language,
/// also in those that write no blanks; what is shorter than three is looked for in the texts
/// themselves.
///
/// See [SQLite's FTS5](https://www.sqlite.org/fts5.html#the_trigram_tokenizer).
final class WordIndex {

  static final String FILE = "words.db";

  private static final Logger LOG = LoggerFactory.getLogger(WordIndex.class);

  /// How long to wait for a search that is filling it.
  private static final int BUSY_MILLIS = 1_000;

  /// What the tokenizer of the index cannot look up.
  private static final int TOO_SHORT = 3;

  private static final List<String> TABLES =
      List.of(
          """
          CREATE VIRTUAL TABLE IF NOT EXISTS words.texts
          USING fts5(text, content='', tokenize='trigram remove_diacritics 1')
          """,
          """
          CREATE TABLE IF NOT EXISTS words.last (
            own INTEGER PRIMARY KEY,
            id INTEGER NOT NULL,
            text TEXT NOT NULL) STRICT
          """);

  /// One number space for the rows of both tables.
  private static final String ADD_ALL =
      """
      INSERT INTO words.texts (rowid, text)
      SELECT 2 * id + %1$d, text FROM past.%2$s
      WHERE id > coalesce((SELECT id FROM words.last WHERE own = %1$d), 0) ORDER BY id
      """;

  private static final String NOTE_LAST =
      """
      INSERT INTO words.last
      SELECT %1$d, id, text FROM past.%2$s ORDER BY id DESC LIMIT 1
      ON CONFLICT (own) DO UPDATE SET id = excluded.id, text = excluded.text
      """;

  /// How many of the noted last rows are not in the client's database as they were noted.
  private static final String STRANGE =
      """
      SELECT count(*) FROM words.last AS noted
      WHERE NOT EXISTS (
        SELECT 1 FROM past.sent
        WHERE noted.own = 1 AND sent.id = noted.id AND sent.text = noted.text)
      AND NOT EXISTS (
        SELECT 1 FROM past.history
        WHERE noted.own = 0 AND history.id = noted.id AND history.text = noted.text)
      """;

  private WordIndex() {}

  /// Attaches the index to this connection, and adds what it does not have yet of the past that is
  /// attached there as `past`.
  static void catchUp(Path folder, Connection connection) throws SQLException {
    Path file = folder.resolve(FILE);
    try {
      attach(file, connection);
    } catch (SQLException e) {
      // It can be made of the messages again; if that is not what is wrong, it will be told then.
      forget(file, connection, e);
      attach(file, connection);
    }
  }

  private static void attach(Path file, Connection connection) throws SQLException {
    if (isAttached(connection)) {
      fill(connection);
      return;
    }
    try {
      PrivateFiles.createIfMissing(file);
    } catch (IOException e) {
      throw new SQLException(
          "the index %s cannot be made: %s".formatted(file, PrivateFiles.reason(e)), e);
    }
    try (PreparedStatement attach = connection.prepareStatement("ATTACH ? AS words")) {
      attach.setString(1, file.toUri() + "?mode=rw");
      attach.execute();
    }
    fill(connection);
  }

  private static boolean isAttached(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT 1 FROM pragma_database_list WHERE name = 'words'")) {
      return row.next();
    }
  }

  private static void fill(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        statement.execute(table);
      }
      statement.execute("BEGIN IMMEDIATE");
      try {
        if (isOfAnother(statement)) {
          statement.execute("INSERT INTO words.texts (texts) VALUES ('delete-all')");
          statement.execute("DELETE FROM words.last");
        }
        statement.execute(ADD_ALL.formatted(1, "sent"));
        statement.execute(NOTE_LAST.formatted(1, "sent"));
        statement.execute(ADD_ALL.formatted(0, "history"));
        statement.execute(NOTE_LAST.formatted(0, "history"));
        statement.execute("COMMIT");
      } catch (SQLException e) {
        statement.execute("ROLLBACK");
        throw e;
      }
    }
  }

  /// Whether the database was replaced since, say by a backup, and its rows are not those of the
  /// index.
  private static boolean isOfAnother(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(STRANGE)) {
      return row.getLong(1) > 0;
    }
  }

  private static void forget(Path file, Connection connection, SQLException why)
      throws SQLException {
    try {
      if (isAttached(connection)) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("DETACH words");
        }
      }
      Files.deleteIfExists(file);
      Files.deleteIfExists(file.resolveSibling(FILE + "-journal"));
    } catch (IOException e) {
      why.addSuppressed(e);
      throw why;
    }
  }

  /// Deletes all that the index of this folder holds, if there is one, and writes over it: what it
  /// is to hold again is added by the next search. What cannot be emptied is deleted as a file.
  static void empty(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return;
    }
    var options = new SQLiteConfig();
    options.setBusyTimeout(BUSY_MILLIS);
    try (Connection connection =
            JDBC.createConnection("jdbc:sqlite:" + file.toUri(), options.toProperties());
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA secure_delete = ON");
      statement.execute("BEGIN IMMEDIATE");
      statement.execute("INSERT INTO texts (texts) VALUES ('delete-all')");
      statement.execute("DELETE FROM last");
      statement.execute("COMMIT");
    } catch (SQLException e) {
      LOG.warn("Cannot empty {}, which is deleted", file, e);
      delete(file);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
      Files.deleteIfExists(file.resolveSibling(FILE + "-journal"));
    } catch (IOException e) {
      LOG.warn("Cannot delete {}, which still has words of deleted messages", file, e);
    }
  }

  /// What rows must fulfil whose texts hold all of these, on a connection that it was attached to.
  static PastConditions holding(List<String> words) {
    var conditions = new PastConditions();
    List<String> indexed = words.stream().filter(WordIndex::isIndexed).toList();
    if (!indexed.isEmpty()) {
      List<String> phrases = indexed.stream().map(WordIndex::phrase).toList();
      conditions.add(
          "2 * id + own IN (SELECT rowid FROM words.texts WHERE texts MATCH ?)",
          String.join(" AND ", phrases));
    }
    words.stream()
        .filter(word -> !isIndexed(word))
        .forEach(word -> conditions.add("text LIKE ? ESCAPE '\\'", pattern(word)));
    return conditions;
  }

  private static boolean isIndexed(String word) {
    return word.codePointCount(0, word.length()) >= TOO_SHORT;
  }

  /// In the language of FTS5 a string, in which nothing has another meaning.
  private static String phrase(String word) {
    return "\"%s\"".formatted(word.replace("\"", "\"\""));
  }

  private static String pattern(String word) {
    String literal = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    return "%" + literal + "%";
  }
}
