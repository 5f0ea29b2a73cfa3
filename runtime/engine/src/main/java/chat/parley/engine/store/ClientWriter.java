package chat.parley.engine.store;

import chat.parley.core.packet.EntryCodec;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.Pin;
import chat.parley.core.store.TableImage;
import chat.parley.core.store.Write;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How a client's writes become rows.
///
/// Single values are written once in a transaction, however often they change in it.
final class ClientWriter implements Writer {

  /// Anybody may send mail that cannot be opened, and so much of it is worth a look.
  private static final int SET_ASIDE_MAX = 1_000;

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

  private final Database database;
  private final SentRows sent;
  private final TakenRows taken;
  private final ShownRows shown;
  private final Map<String, Long> values = new LinkedHashMap<>();
  private final ErasedRows erased;
  private final Runnable afterErasing;
  private boolean hasDeletedSecrets;
  private boolean hasErased;
  private boolean isStaleKnown;

  /// @param afterErasing sees to copies of messages that have been deleted
  ClientWriter(Database database, Runnable afterErasing) {
    this.database = database;
    this.afterErasing = afterErasing;
    this.sent = new SentRows(database);
    this.taken = new TakenRows(database);
    this.shown = new ShownRows(database);
    this.erased = new ErasedRows(database, sent, taken);
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
      case ClientWrite.Sent(var row) -> sent.insert(row);
      case ClientWrite.Said(var saying) ->
          database.run(ClientSchema.SET_SAID, saying.conversation(), saying.number());
      case ClientWrite.ConversationEnded(String conversation) ->
          database.run("DELETE FROM conversations WHERE id = ?", conversation);
      case ClientWrite.Mark mark -> sent.mark(mark);
      case ClientWrite.Taken(var row) -> taken.insert(row);
      case ClientWrite.Raised(var highWater) -> taken.raise(highWater);
      case ClientWrite.Forgotten forgotten -> taken.forget(forgotten);
      case ClientWrite.Shown(long id) -> shown.upTo(id);
      case ClientWrite.ShownEarly(long id) -> shown.early(id);
      case ClientWrite.Expired(long before) -> noteErased(erased.before(before));
      case ClientWrite.Erased erasure -> noteErased(erased.of(erasure));
      case ClientWrite.SetAside aside -> setAside(aside);
      case ClientWrite.TableReplaced replaced -> replaceTable(replaced.table());
      case ClientWrite.TableChanged changed ->
          changeTable(changed.epoch(), changed.version(), changed.chain(), changed.changes());
      case ClientWrite.Pinned pinned -> pin(pinned.pin());
      case ClientWrite.PinnedServer server -> {
        set(ClientSchema.SERVER_AGREEMENT, server.pin().agreement().bytes());
        set(ClientSchema.SERVER_SIGNING, server.pin().signing().bytes());
      }
      case ClientWrite.Unpinned(String nickname) ->
          database.run("DELETE FROM pins WHERE nickname = ?", nickname);
      case ClientWrite.UnpinnedServer() -> {
        set(ClientSchema.SERVER_AGREEMENT, new byte[0]);
        set(ClientSchema.SERVER_SIGNING, new byte[0]);
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

  /// A crash before the copies are seen to leaves the note, and so the next start sees to them.
  private void noteErased(boolean isAny) throws SQLException {
    if (isAny) {
      set(ClientSchema.WORDS_STALE, 1);
      hasErased = true;
      hasDeletedSecrets = true;
    }
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
    sent.finish();
    taken.finish();
    shown.finish();
    for (Map.Entry<String, Long> value : values.entrySet()) {
      set(value.getKey(), value.getValue());
    }
    values.clear();
  }

  @Override
  public void undo() {
    sent.undo();
    taken.undo();
    shown.undo();
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
          ClientWrite.ShownEarly _,
          ClientWrite.ConversationEnded _,
          ClientWrite.Reserved _,
          ClientWrite.Unpinned _,
          ClientWrite.UnpinnedServer _,
          ClientWrite.PrekeyGone _ ->
          true;
      case ClientWrite.Sent _,
          ClientWrite.Said _,
          ClientWrite.Taken _,
          ClientWrite.Expired _,
          ClientWrite.Erased _,
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
  public void tidy() throws SQLException {
    if (!isStaleKnown) {
      hasErased |=
          database.first("SELECT 1 FROM meta WHERE name = ?", row -> true, ClientSchema.WORDS_STALE)
              != null;
      isStaleKnown = true;
    }
    if (hasErased) {
      hasErased = false;
      afterErasing.run();
      dropNote();
    }
  }

  /// On a full disk the note stays, and the next start sees to the copies once more.
  private void dropNote() throws SQLException {
    try {
      database.begin();
      database.run("DELETE FROM meta WHERE name = ?", ClientSchema.WORDS_STALE);
      database.commit();
    } catch (SQLException e) {
      database.rollback();
      if (Fault.of(e) != Fault.FULL) {
        throw e;
      }
    }
  }

  @Override
  public boolean hasDeletedSecrets() {
    boolean had = hasDeletedSecrets;
    hasDeletedSecrets = false;
    return had;
  }
}
