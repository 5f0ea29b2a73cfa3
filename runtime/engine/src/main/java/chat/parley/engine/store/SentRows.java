package chat.parley.engine.store;

import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.packet.Item;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.OutboxRow;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a client has sent: the rows of `sent`, and what follows from them.
///
/// A commit writes the rows alone. Which of them are in the outbox, and the last number of each
/// stream, is kept in memory and noted now and then; who starts later takes the note, and then the
/// rows since.
///
/// Confined to one thread at a time.
final class SentRows {

  private static final String INSERT = "INSERT INTO sent VALUES (?1, ?2, ?3, ?4, ?5, ?4, ?6)";

  private static final String MARK =
      "UPDATE sent SET state = ?, changed_at = ? WHERE id BETWEEN ? AND ?";

  private static final String NOTE_STREAM =
      """
      INSERT INTO streams VALUES (?, ?, ?)
      ON CONFLICT (incarnation, recipient) DO UPDATE SET last = max(last, excluded.last)
      """;

  private static final String NOTE_OUTBOX = "INSERT INTO outbox VALUES (?, ?)";

  private static final String IN_OUTBOX =
      "SELECT sent.id, incarnation, recipient, sequence FROM %s ORDER BY sent.id"
          .formatted(ClientSchema.IN_OUTBOX);

  private static final String SINCE_NOTE =
      """
      SELECT incarnation, recipient, max(sequence)
      FROM sent JOIN destinations ON destinations.id = destination
      WHERE sent.id > ?
      GROUP BY incarnation, recipient
      """;

  /// Rows that lie this near to each other are noted as one range: reading them costs less.
  private static final long GAP_MAX = 64;

  private record Destination(
      long incarnation, String recipient, IdentityHash identity, String target, boolean fromBot) {

    static Destination of(OutboxRow row) {
      Item.Message message = row.message();
      return new Destination(
          row.incarnation(), row.recipient(), row.identity(), message.target(), message.fromBot());
    }

    Object[] values() {
      return new Object[] {incarnation, recipient, identity.bytes(), target, fromBot ? 1 : 0};
    }
  }

  private record Stream(long incarnation, String recipient) {}

  private record Place(Stream stream, long sequence, long id) {}

  private final Database database;
  private final Dictionary<Destination> destinations;
  private final Map<Stream, Runs> outbox = new HashMap<>();
  private final Map<Stream, Long> lastSinceNote = new HashMap<>();
  private boolean isLoaded;
  private boolean isNoteDue;
  private long notedId;
  private long lastId;

  SentRows(Database database) {
    this.database = database;
    this.destinations =
        new Dictionary<>(
            database,
            "destinations",
            List.of("incarnation", "recipient", "identity", "target", "from_bot"),
            Destination::values);
  }

  /// The last used number of each recipient's stream under this incarnation.
  Map<String, Long> lastSequences(long incarnation) throws SQLException {
    load();
    var last = new TreeMap<String, Long>();
    database
        .all(
            "SELECT recipient, last FROM streams WHERE incarnation = ?",
            row -> Map.entry(row.getString(1), row.getLong(2)),
            incarnation)
        .forEach(stream -> last.put(stream.getKey(), stream.getValue()));
    lastSinceNote.forEach((stream, sequence) -> {
      if (stream.incarnation() == incarnation) {
        last.merge(stream.recipient(), sequence, Math::max);
      }
    });
    return last;
  }

  private void load() throws SQLException {
    if (isLoaded) {
      return;
    }
    notedId = number("SELECT max(first) - 1 FROM outbox");
    lastId = Math.max(notedId, number("SELECT max(id) FROM sent"));
    database
        .all(
            SINCE_NOTE,
            row -> Map.entry(new Stream(row.getLong(1), row.getString(2)), row.getLong(3)),
            notedId)
        .forEach(last -> lastSinceNote.put(last.getKey(), last.getValue()));
    database
        .all(
            IN_OUTBOX,
            row ->
                new Place(
                    new Stream(row.getLong(2), row.getString(3)), row.getLong(4), row.getLong(1)))
        .forEach(this::add);
    isLoaded = true;
  }

  private long number(String sql) throws SQLException {
    Long number = database.first(sql, row -> row.getLong(1));
    return number == null ? 0 : number;
  }

  private void add(Place place) {
    outbox.computeIfAbsent(place.stream(), _ -> new Runs()).add(place.sequence(), place.id());
  }

  void insert(OutboxRow row) throws SQLException {
    load();
    Item.Message message = row.message();
    lastId++;
    database.run(
        INSERT,
        lastId,
        destinations.id(Destination.of(row)),
        message.sequence(),
        message.sentAtMillis(),
        ClientSchema.number(row.state()),
        message.text());
    var stream = new Stream(row.incarnation(), row.recipient());
    lastSinceNote.merge(stream, message.sequence(), Math::max);
    if (!row.state().isFinal()) {
      add(new Place(stream, message.sequence(), lastId));
    }
    isNoteDue = lastId - notedId >= ClientSchema.NOTE_ROWS;
  }

  void mark(ClientWrite.Mark mark) throws SQLException {
    load();
    Runs runs = outbox.get(new Stream(mark.incarnation(), mark.recipient()));
    if (runs == null) {
      return;
    }
    int state = ClientSchema.number(mark.state());
    for (Runs.Run run : runs.within(mark.first(), mark.last())) {
      database.run(MARK, state, mark.atMillis(), run.firstId(), run.lastId());
    }
    if (mark.state().isFinal()) {
      runs.remove(mark.first(), mark.last());
    }
  }

  /// Writes down all that follows from the rows, so that any that is final may go.
  void note() throws SQLException {
    load();
    isNoteDue = true;
    finish();
  }

  /// Forgets which destinations there are; the next call reads them again.
  void forgetDestinations() {
    destinations.undo();
  }

  /// Writes the note if it is due: never for marks alone, which must get through on a full disk.
  void finish() throws SQLException {
    if (!isNoteDue) {
      return;
    }
    for (Map.Entry<Stream, Long> last : lastSinceNote.entrySet()) {
      Stream stream = last.getKey();
      database.run(NOTE_STREAM, stream.incarnation(), stream.recipient(), last.getValue());
    }
    noteOutbox();
    lastSinceNote.clear();
    notedId = lastId;
    isNoteDue = false;
  }

  /// A range for all that is in the outbox, with what lies between, and one for all that will come.
  private void noteOutbox() throws SQLException {
    var byId = new TreeMap<Long, Long>();
    for (Runs runs : outbox.values()) {
      runs.all().forEach(run -> byId.put(run.firstId(), run.lastId()));
    }
    database.run("DELETE FROM outbox");
    long first = lastId + 1;
    long last = Long.MAX_VALUE;
    for (Map.Entry<Long, Long> range : byId.descendingMap().entrySet()) {
      if (last > lastId || range.getValue() + GAP_MAX < first) {
        database.run(NOTE_OUTBOX, first, last);
        last = range.getValue();
      }
      first = range.getKey();
    }
    database.run(NOTE_OUTBOX, first, last);
  }

  /// Forgets what may have been undone; the next call reads it again.
  void undo() {
    destinations.undo();
    outbox.clear();
    lastSinceNote.clear();
    isLoaded = false;
    isNoteDue = false;
  }
}
