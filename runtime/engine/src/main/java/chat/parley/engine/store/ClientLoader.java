package chat.parley.engine.store;

import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.crypto.Prekey;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.packet.EntryCodec;
import chat.parley.core.packet.Item;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.store.ClientImage;
import chat.parley.core.store.HighWater;
import chat.parley.core.store.HistoryRow;
import chat.parley.core.store.OutboxRow;
import chat.parley.core.store.Pin;
import chat.parley.core.store.ServerPin;
import chat.parley.core.store.TableImage;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads a client's image out of its database.
final class ClientLoader {

  /// How far to skip what may have been used after the copy that we are was made. Both counters are
  /// 64 bits wide, and neither gets this far between two backups.
  private static final long HANDSHAKES_SKIPPED = 1L << 40;

  private static final long RECORDS_SKIPPED = 1L << 20;

  /// Where to go on when nothing tells what was used before: so many a second, from 1970 on.
  private static final long HANDSHAKES_A_SECOND = 1L << 30;

  private static final long RECORDS_A_SECOND = 1L << 20;

  private static final byte[] NOTHING = {};

  private final Database database;
  private final Crypto crypto;

  ClientLoader(Database database, Crypto crypto) {
    this.database = database;
    this.crypto = crypto;
  }

  /// Uses no number that follows from the database, which may be older than what others have seen
  /// of us, or hold nothing of it at all.
  void skipNumbers() throws SQLException {
    set(ClientSchema.INCARNATION, new SecureRandom().nextLong());
    skip(ClientSchema.HANDSHAKE_COUNTER, HANDSHAKES_SKIPPED, HANDSHAKES_A_SECOND);
    skip(ClientSchema.RECORD_SEQUENCE, RECORDS_SKIPPED, RECORDS_A_SECOND);
  }

  private void skip(String name, long skipped, long aSecond) throws SQLException {
    Long known = value(name, row -> row.getLong(1));
    set(name, known == null ? Instant.now().getEpochSecond() * aSecond : known + skipped);
  }

  /// The image.
  ClientImage load(Identity identity) throws SQLException {
    long incarnation = incarnation();
    var taken = new TakenRows(database);
    return new ClientImage(
        identity,
        incarnation,
        counter(ClientSchema.HANDSHAKE_COUNTER),
        counter(ClientSchema.RECORD_SEQUENCE),
        prekeys(),
        table(),
        pins(),
        serverPin(),
        bytes(ClientSchema.CERTIFICATE),
        outbox(),
        new SentRows(database).lastSequences(incarnation),
        taken.highWaters(),
        taken.lastId(),
        unshown(),
        said());
  }

  private long incarnation() throws SQLException {
    Long known = value(ClientSchema.INCARNATION, row -> row.getLong(1));
    if (known != null) {
      return known;
    }
    long fresh = new SecureRandom().nextLong();
    set(ClientSchema.INCARNATION, fresh);
    return fresh;
  }

  private long counter(String name) throws SQLException {
    Long known = value(name, row -> row.getLong(1));
    return known == null ? 0 : known;
  }

  private List<Prekey> prekeys() throws SQLException {
    return database.all(
        "SELECT id, seed, created_at FROM prekeys ORDER BY place",
        row -> new Prekey(row.getInt(1), crypto.agreementKey(blob(row, 2)), row.getLong(3)));
  }

  /// The table is what others told us and will tell us again: one that cannot be read is none.
  private TableImage table() throws SQLException {
    Long epoch = value(ClientSchema.TABLE_EPOCH, row -> row.getLong(1));
    Long version = value(ClientSchema.TABLE_VERSION, row -> row.getLong(1));
    if (epoch == null || version == null) {
      return TableImage.EMPTY;
    }
    var entries = new TreeMap<String, TableEntry>();
    for (byte[] encoded : database.all("SELECT entry FROM entries", row -> blob(row, 1))) {
      TableEntry entry = EntryCodec.decode(encoded);
      if (entry == null) {
        return TableImage.EMPTY;
      }
      entries.put(entry.key(), entry);
    }
    return new TableImage(
        epoch, version, bytes(ClientSchema.TABLE_CHAIN), List.copyOf(entries.values()));
  }

  /// Sorted here, since SQLite compares bytes of UTF-8 and everybody else chars.
  private List<Pin> pins() throws SQLException {
    return database
        .all(
            "SELECT nickname, identity, first_seen_at, verified FROM pins",
            row ->
                new Pin(
                    row.getString(1),
                    PublicKey.of(blob(row, 2)),
                    row.getLong(3),
                    row.getBoolean(4)))
        .stream()
        .sorted(Comparator.comparing(Pin::nickname))
        .toList();
  }

  private @Nullable ServerPin serverPin() throws SQLException {
    byte[] agreement = bytes(ClientSchema.SERVER_AGREEMENT);
    byte[] signing = bytes(ClientSchema.SERVER_SIGNING);
    return agreement.length == 0 || signing.length == 0
        ? null
        : new ServerPin(PublicKey.of(agreement), PublicKey.of(signing));
  }

  private List<OutboxRow> outbox() throws SQLException {
    String sql =
        """
        SELECT incarnation, recipient, identity, sequence, sent_at, target, from_bot, text, state
        FROM %s ORDER BY sent.id
        """
            .formatted(ClientSchema.IN_OUTBOX);
    return database.all(
        sql,
        row ->
            new OutboxRow(
                row.getLong(1),
                row.getString(2),
                hash(row, 3),
                message(row, 4),
                ClientSchema.state(row.getInt(9))));
  }

  private List<HistoryRow> unshown() throws SQLException {
    return database.all(
        """
        SELECT history.id, sender, nickname, incarnation, sequence, sent_at, target, from_bot,
          text, received_at, via_mailbox
        FROM history JOIN origins ON origins.id = origin
        WHERE history.id > ? AND history.id NOT IN (SELECT id FROM shown_early)
        ORDER BY history.id
        """,
        row ->
            new HistoryRow(
                row.getLong(1),
                hash(row, 2),
                row.getString(3),
                row.getLong(4),
                message(row, 5),
                row.getLong(10),
                row.getBoolean(11)),
        counter(ClientSchema.SHOWN));
  }

  private Map<String, Long> said() throws SQLException {
    var said = new TreeMap<String, Long>();
    database
        .all(
            "SELECT id, said FROM conversations",
            row -> Map.entry(row.getString(1), row.getLong(2)))
        .forEach(each -> said.put(each.getKey(), each.getValue()));
    return said;
  }

  /// A high water whose columns come first: sender, incarnation, number, time.
  static HighWater highWater(ResultSet row) throws SQLException {
    return new HighWater(hash(row, 1), row.getLong(2), row.getLong(3), row.getLong(4));
  }

  /// A message whose columns begin at `first`: number, time, target, kind of sender, text.
  private static Item.Message message(ResultSet row, int first) throws SQLException {
    return new Item.Message(
        row.getLong(first),
        row.getLong(first + 1),
        row.getString(first + 2),
        row.getBoolean(first + 3),
        row.getString(first + 4));
  }

  private static IdentityHash hash(ResultSet row, int column) throws SQLException {
    return IdentityHash.read(blob(row, column), 0);
  }

  /// The driver gives null for an empty one.
  private static byte[] blob(ResultSet row, int column) throws SQLException {
    byte[] bytes = row.getBytes(column);
    return bytes == null ? NOTHING : bytes;
  }

  private byte[] bytes(String name) throws SQLException {
    byte[] found = value(name, row -> blob(row, 1));
    return found == null ? NOTHING : found;
  }

  private <T> @Nullable T value(String name, Database.Row<T> row) throws SQLException {
    return database.first("SELECT value FROM meta WHERE name = ?", row, name);
  }

  private void set(String name, Object value) throws SQLException {
    database.run(ClientSchema.SET_VALUE, name, value);
  }
}
