package chat.parley.engine.store;

import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.packet.EntryCodec;
import chat.parley.core.packet.Item;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.HighWater;
import chat.parley.core.store.HistoryRow;
import chat.parley.core.store.OutboxRow;
import chat.parley.core.store.Pin;
import chat.parley.core.store.TableImage;
import chat.parley.core.store.Write;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How a client's writes become rows.
///
/// Sequence numbers, high waters and single values are written once in a transaction, whatever the
/// number of messages in it.
final class ClientWriter implements Writer {

  /// Anybody may send mail that cannot be opened, and so much of it is worth a look.
  private static final int SET_ASIDE_MAX = 1_000;

  private static final String INSERT_SENT =
      """
      INSERT INTO sent (incarnation, recipient, sequence, identity, sent_at, target, from_bot,
        state, changed_at, text)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String RAISE_STREAM =
      """
      INSERT INTO streams VALUES (?, ?, ?)
      ON CONFLICT (incarnation, recipient) DO UPDATE SET last = max(last, excluded.last)
      """;

  private static final String MARK =
      """
      UPDATE sent INDEXED BY outbox SET state = ?, changed_at = ?
      WHERE incarnation = ? AND recipient = ? AND sequence BETWEEN ? AND ? AND %s
      """
          .formatted(ClientSchema.NOT_FINAL);

  private static final String INSERT_HISTORY =
      "INSERT INTO history VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String RAISE_HIGH_WATER =
      """
      INSERT INTO high_waters VALUES (?, ?, ?, ?)
      ON CONFLICT (sender, incarnation)
      DO UPDATE SET sequence = excluded.sequence, used_at = excluded.used_at
      """;

  private static final String SET_ENTRY =
      """
      INSERT INTO entries VALUES (?, ?)
      ON CONFLICT (nickname) DO UPDATE SET entry = excluded.entry
      """;

  private static final String SET_PIN =
      """
      INSERT INTO pins VALUES (?, ?, ?, ?)
      ON CONFLICT (nickname) DO UPDATE SET identity = excluded.identity,
        first_seen_at = excluded.first_seen_at, verified = excluded.verified
      """;

  private record Stream(long incarnation, String recipient) {}

  private record Origin(IdentityHash sender, long incarnation) {}

  private final Database database;
  private final Map<Stream, Long> streams = new LinkedHashMap<>();
  private final Map<Origin, HighWater> highWaters = new LinkedHashMap<>();
  private final Map<String, Long> values = new LinkedHashMap<>();
  private boolean hasDeletedSecrets;

  ClientWriter(Database database) {
    this.database = database;
  }

  @Override
  public void check(Write write) {
    if (!(write instanceof ClientWrite)) {
      throw new IllegalArgumentException(write + " is no write of a client");
    }
  }

  @Override
  public void write(Write write) throws SQLException {
    switch ((ClientWrite) write) {
      case ClientWrite.Sent sent -> insert(sent.row());
      case ClientWrite.Mark mark -> mark(mark);
      case ClientWrite.Taken taken -> insert(taken.row());
      case ClientWrite.Raised raised -> raise(raised.highWater());
      case ClientWrite.Forgotten forgotten -> forget(forgotten);
      case ClientWrite.Shown shown -> values.put(ClientSchema.SHOWN, shown.id());
      case ClientWrite.SetAside aside -> setAside(aside);
      case ClientWrite.TableReplaced replaced -> replaceTable(replaced.table());
      case ClientWrite.TableChanged changed ->
          changeTable(changed.epoch(), changed.version(), changed.chain(), changed.changes());
      case ClientWrite.Pinned pinned -> pin(pinned.pin());
      case ClientWrite.PinnedServer server -> {
        set(ClientSchema.SERVER_AGREEMENT, server.pin().agreement().bytes());
        set(ClientSchema.SERVER_SIGNING, server.pin().signing().bytes());
      }
      case ClientWrite.Certified certified ->
          set(ClientSchema.CERTIFICATE, certified.certificate());
      case ClientWrite.Reserved reserved ->
          values.put(ClientSchema.HANDSHAKE_COUNTER, reserved.next());
      case ClientWrite.PrekeyMade made -> insert(made);
      case ClientWrite.PrekeyGone gone -> {
        database.run("DELETE FROM prekeys WHERE id = ?", gone.id());
        hasDeletedSecrets = true;
      }
    }
  }

  private void insert(OutboxRow row) throws SQLException {
    Item.Message message = row.message();
    database.run(
        INSERT_SENT,
        row.incarnation(),
        row.recipient(),
        message.sequence(),
        row.identity().bytes(),
        message.sentAtMillis(),
        message.target(),
        flag(message.fromBot()),
        ClientSchema.number(row.state()),
        message.sentAtMillis(),
        message.text());
    streams.merge(new Stream(row.incarnation(), row.recipient()), message.sequence(), Math::max);
  }

  private void mark(ClientWrite.Mark mark) throws SQLException {
    database.run(
        MARK,
        ClientSchema.number(mark.state()),
        mark.atMillis(),
        mark.incarnation(),
        mark.recipient(),
        mark.first(),
        mark.last());
  }

  private void insert(HistoryRow row) throws SQLException {
    Item.Message message = row.message();
    database.run(
        INSERT_HISTORY,
        row.id(),
        row.sender().bytes(),
        row.nickname(),
        row.incarnation(),
        message.sequence(),
        message.sentAtMillis(),
        message.target(),
        flag(message.fromBot()),
        row.receivedAtMillis(),
        flag(row.viaMailbox()),
        message.text());
    raise(row.highWater());
  }

  private void raise(HighWater highWater) {
    highWaters.put(new Origin(highWater.sender(), highWater.incarnation()), highWater);
  }

  private void forget(ClientWrite.Forgotten forgotten) throws SQLException {
    highWaters.remove(new Origin(forgotten.sender(), forgotten.incarnation()));
    database.run(
        "DELETE FROM high_waters WHERE sender = ? AND incarnation = ?",
        forgotten.sender().bytes(),
        forgotten.incarnation());
  }

  private void setAside(ClientWrite.SetAside aside) throws SQLException {
    database.run(
        "INSERT INTO set_aside (mail, reason, at) VALUES (?, ?, ?)",
        aside.mail(),
        aside.reason(),
        aside.atMillis());
    database.run("DELETE FROM set_aside WHERE id <= last_insert_rowid() - ?", SET_ASIDE_MAX);
  }

  private void replaceTable(TableImage table) throws SQLException {
    database.run("DELETE FROM entries");
    changeTable(table.epoch(), table.version(), table.chain(), table.entries());
  }

  private void changeTable(long epoch, long version, byte[] chain, List<TableEntry> changes)
      throws SQLException {
    values.put(ClientSchema.TABLE_EPOCH, epoch);
    values.put(ClientSchema.TABLE_VERSION, version);
    set(ClientSchema.TABLE_CHAIN, chain);
    for (TableEntry entry : changes) {
      database.run(SET_ENTRY, entry.key(), EntryCodec.encode(entry));
    }
  }

  private void pin(Pin pin) throws SQLException {
    database.run(
        SET_PIN,
        pin.nickname(),
        pin.identity().bytes(),
        pin.firstSeenMillis(),
        flag(pin.verified()));
  }

  private void insert(ClientWrite.PrekeyMade made) throws SQLException {
    database.run(
        "INSERT INTO prekeys (id, seed, created_at) VALUES (?, ?, ?)",
        made.prekey().id(),
        made.prekey().key().seed(),
        made.prekey().createdAtMillis());
    values.put(ClientSchema.RECORD_SEQUENCE, made.recordSequence());
  }

  private void set(String name, Object value) throws SQLException {
    database.run(ClientSchema.SET_VALUE, name, value);
  }

  private static int flag(boolean value) {
    return value ? 1 : 0;
  }

  @Override
  public void finish() throws SQLException {
    for (Map.Entry<Stream, Long> stream : streams.entrySet()) {
      Stream key = stream.getKey();
      database.run(RAISE_STREAM, key.incarnation(), key.recipient(), stream.getValue());
    }
    for (HighWater highWater : highWaters.values()) {
      database.run(
          RAISE_HIGH_WATER,
          highWater.sender().bytes(),
          highWater.incarnation(),
          highWater.sequence(),
          highWater.usedAtMillis());
    }
    for (Map.Entry<String, Long> value : values.entrySet()) {
      set(value.getKey(), value.getValue());
    }
    undo();
  }

  @Override
  public void undo() {
    streams.clear();
    highWaters.clear();
    values.clear();
  }

  /// Whatever says what became of a message, and whatever no start can do without.
  @Override
  public boolean mayUseReserve(Write write) {
    return switch ((ClientWrite) write) {
      case ClientWrite.Mark _,
          ClientWrite.Raised _,
          ClientWrite.Forgotten _,
          ClientWrite.Shown _,
          ClientWrite.Reserved _,
          ClientWrite.PrekeyGone _ ->
          true;
      case ClientWrite.Sent _,
          ClientWrite.Taken _,
          ClientWrite.SetAside _,
          ClientWrite.TableReplaced _,
          ClientWrite.TableChanged _,
          ClientWrite.Pinned _,
          ClientWrite.PinnedServer _,
          ClientWrite.Certified _,
          ClientWrite.PrekeyMade _ ->
          false;
    };
  }

  @Override
  public boolean hasDeletedSecrets() {
    boolean had = hasDeletedSecrets;
    hasDeletedSecrets = false;
    return had;
  }
}
