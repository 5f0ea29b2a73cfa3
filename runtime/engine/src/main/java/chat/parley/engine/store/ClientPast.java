package chat.parley.engine.store;

import chat.parley.api.Everyone;
import chat.parley.api.Nickname;
import chat.parley.api.ParleyException;
import chat.parley.api.Room;
import chat.parley.api.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/// What a client has sent and received, read out of its folder, whether or not it runs, in this
/// process or in another. Nothing of the client's is changed; words are looked up in a [WordIndex]
/// beside it.
///
/// Confined to one thread at a time.
public final class ClientPast implements AutoCloseable {

  /// How long to wait for another program that has the database to itself.
  private static final int BUSY_MILLIS = 5_000;

  /// Both sides as one, the newest first: whose it is, its row, and what a [PastMessage] has.
  private static final String ALL =
      """
      SELECT * FROM (
        SELECT 1 AS own, sent.id AS id, sent_at AS at, sent_at, recipient AS other, target, state,
          from_bot, text
        FROM past.sent JOIN past.destinations ON destinations.id = destination
        WHERE text <> ''
        UNION ALL
        SELECT 0, history.id, received_at, sent_at, nickname, target, 0, from_bot, text
        FROM past.history JOIN past.origins ON origins.id = origin)
      WHERE\
      """;

  private static final String NEWEST_FIRST = " ORDER BY at DESC, own, id DESC";

  /// Those of others that their owner has not seen.
  static final String UNREAD =
      """
       own = 0
        AND id > coalesce((SELECT value FROM past.meta WHERE name = 'shown'), 0)
        AND id NOT IN (SELECT id FROM past.shown_early)\
      """;

  private final Path folder;
  private final Nickname owner;
  private final Connection connection;

  /// How far somebody has read who wants to know what comes.
  ///
  /// @param sent the row of the last own message
  /// @param received the row of the last message of others
  public record Place(long sent, long received) {}

  private ClientPast(Path folder, Nickname owner, Connection connection) {
    this.folder = folder;
    this.owner = owner;
    this.connection = connection;
  }

  /// The past of this nickname.
  ///
  /// @throws ParleyException with [chat.parley.api.ErrorCode#DATA_UNUSABLE] when there is none
  ///   here, or it cannot be read, and with [chat.parley.api.ErrorCode#DATA_VERSION] when it is of
  ///   another version of Parley
  public static ClientPast in(Path folder, Nickname owner) {
    Path file = folder.resolve(SqliteOpening.FILE);
    if (!Files.isRegularFile(file)) {
      throw DataFolder.unusable(
          folder,
          "holds no messages of %s".formatted(owner.shown()),
          "only what this nickname sent or received with these data can be read");
    }
    try {
      return new ClientPast(folder, owner, open(folder, file));
    } catch (SQLException e) {
      throw unreadable(folder, e);
    }
  }

  private static Connection open(Path folder, Path file) throws SQLException {
    SqliteLibrary.load();
    var options = new SQLiteConfig();
    options.setBusyTimeout(BUSY_MILLIS);
    Connection connection = JDBC.createConnection("jdbc:sqlite::memory:", options.toProperties());
    try (PreparedStatement attach = connection.prepareStatement("ATTACH ? AS past")) {
      attach.setString(1, file.toUri() + "?mode=ro");
      attach.execute();
      int version = version(connection);
      int known = ClientSchema.SCHEMA.version();
      if (version < known) {
        throw DataFolder.unusable(
            folder,
            "was last used by an older Parley (data version %d, this one has %d)"
                .formatted(version, known),
            "join once, which brings it up to date");
      }
      if (version > known) {
        throw DataFolder.ofOtherParley(folder, version, known);
      }
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("PRAGMA past.user_version")) {
      return answer.getInt(1);
    }
  }

  private static ParleyException unreadable(Path folder, SQLException refusal) {
    ParleyException words =
        DataFolder.unusable(
            folder,
            "holds messages that cannot be read (%s)".formatted(refusal.getMessage()),
            "see whether parley join says more");
    words.initCause(refusal);
    return words;
  }

  /// Those that are asked for, the oldest first. Copies of an own message to several recipients are
  /// one.
  public List<PastMessage> find(PastQuery query) {
    try {
      var conditions = new PastConditions();
      conditions.add("at >= ? AND at < ?", millis(query.since()), millis(query.until()));
      addTarget(conditions, query);
      if (!query.words().isEmpty()) {
        WordIndex.catchUp(folder, connection);
        conditions.addAll(WordIndex.holding(query.words()));
      }
      return read(conditions, query.newest());
    } catch (SQLException e) {
      throw unreadable(folder, e);
    }
  }

  private void addTarget(PastConditions conditions, PastQuery query) throws SQLException {
    switch (query.with()) {
      case null -> {}
      case Nickname other -> {
        List<String> spellings = spellings(other);
        conditions.add(
            "target = '' AND other IN (%s)"
                .formatted(String.join(", ", spellings.stream().map(_ -> "?").toList())),
            spellings.toArray());
      }
      case Room room -> conditions.add("target = ?", room.name());
      case Everyone everyone -> conditions.add("target = ?", everyone.toString());
    }
  }

  /// A nickname's key, and whatever else its owner has called himself that comes to the same.
  private List<String> spellings(Nickname other) throws SQLException {
    var spellings = new ArrayList<String>();
    spellings.add(other.key());
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT DISTINCT nickname FROM past.origins")) {
      while (rows.next()) {
        String shown = rows.getString(1);
        if (isOf(other, shown)) {
          spellings.add(shown);
        }
      }
    }
    return spellings;
  }

  private static boolean isOf(Nickname nickname, String shown) {
    try {
      return Nickname.of(shown).equals(nickname);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /// How many there are with somebody, in a room, or that went to everyone.
  public PastTally tally(Target with) {
    try {
      var conditions = new PastConditions();
      addTarget(conditions, PastQuery.newest(0).with(with));
      return PastTally.of(connection, "SELECT %s" + ALL.substring("SELECT *".length()), conditions);
    } catch (SQLException e) {
      throw unreadable(folder, e);
    }
  }

  /// Those that have not been shown to their owner yet, the oldest first.
  public List<PastMessage> unread() {
    try {
      var conditions = new PastConditions();
      conditions.add(UNREAD);
      return read(conditions, Integer.MAX_VALUE);
    } catch (SQLException e) {
      throw unreadable(folder, e);
    }
  }

  /// What is not delivered yet.
  ///
  /// @param pending how many are in the outbox and nowhere else
  /// @param stored how many the server keeps for their recipients
  public record Undelivered(int pending, int stored) {}

  /// Counts what is not delivered yet; copies of one text count each.
  public Undelivered undelivered() {
    int pending = 0;
    int stored = 0;
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT state, count(*) FROM %s GROUP BY state"
                    .formatted(ClientSchema.IN_OUTBOX))) {
      while (row.next()) {
        switch (ClientSchema.state(row.getInt(1))) {
          case PENDING -> pending += row.getInt(2);
          case STORED -> stored += row.getInt(2);
          // A number that is passed over reaches nobody.
          case SKIPPED, DELIVERED, FAILED -> {}
        }
      }
      return new Undelivered(pending, stored);
    } catch (SQLException e) {
      throw unreadable(folder, e);
    }
  }

  /// Behind the last message that there is now.
  public Place end() {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT coalesce((SELECT max(id) FROM past.sent), 0),
                  coalesce((SELECT max(id) FROM past.history), 0)
                """)) {
      return new Place(row.getLong(1), row.getLong(2));
    } catch (SQLException e) {
      throw unreadable(folder, e);
    }
  }

  /// What has come between two places, the oldest first.
  public List<PastMessage> between(Place after, Place end) {
    try {
      var conditions = new PastConditions();
      conditions.add(
          "((own = 1 AND id > ? AND id <= ?) OR (own = 0 AND id > ? AND id <= ?))",
          after.sent(),
          end.sent(),
          after.received(),
          end.received());
      return read(conditions, Integer.MAX_VALUE);
    } catch (SQLException e) {
      throw unreadable(folder, e);
    }
  }

  private List<PastMessage> read(PastConditions conditions, int newest) throws SQLException {
    var copies = new PastCopies(owner.shown());
    try (PreparedStatement statement =
        connection.prepareStatement(ALL + conditions + NEWEST_FIRST)) {
      conditions.bind(statement);
      try (ResultSet row = statement.executeQuery()) {
        // One more, since the copies of the last may go on.
        while (copies.size() <= newest && row.next()) {
          copies.add(row);
        }
      }
    }
    return copies.oldestFirst(newest);
  }

  private static long millis(Instant moment) {
    return moment.equals(Instant.MAX) ? Long.MAX_VALUE : moment.toEpochMilli();
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw unreadable(folder, e);
    }
  }
}
