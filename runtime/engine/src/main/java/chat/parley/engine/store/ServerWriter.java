package chat.parley.engine.store;

import chat.parley.core.packet.EntryCodec;
import chat.parley.core.store.MailIndex;
import chat.parley.core.store.MailKey;
import chat.parley.core.store.MailRow;
import chat.parley.core.store.NameRow;
import chat.parley.core.store.ServerWrite;
import chat.parley.core.store.Write;
import java.sql.SQLException;

/// How a server's writes become rows.
final class ServerWriter implements Writer {

  private static final String SET_NAME =
      """
      INSERT INTO names VALUES (?, ?, ?)
      ON CONFLICT (nickname) DO UPDATE SET entry = excluded.entry, seen_at = excluded.seen_at
      """;

  private static final String INSERT_MAIL =
      "INSERT INTO mails VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final Database database;

  ServerWriter(Database database) {
    this.database = database;
  }

  @Override
  public void check(Write write) {
    if (!(write instanceof ServerWrite)) {
      throw new IllegalArgumentException(write + " is no write of a server");
    }
  }

  @Override
  public void write(Write write) throws SQLException {
    switch ((ServerWrite) write) {
      case ServerWrite.Named named -> set(named.row());
      case ServerWrite.MailKept kept -> insert(kept.row());
      case ServerWrite.MailGone gone -> {
        for (Long id : gone.ids()) {
          database.run(ServerSchema.DELETE_MAIL, id);
        }
      }
      case ServerWrite.EpochBegun begun ->
          database.run(ServerSchema.SET_VALUE, ServerSchema.EPOCH, begun.epoch());
    }
  }

  private void set(NameRow row) throws SQLException {
    database.run(SET_NAME, row.entry().key(), EntryCodec.encode(row.entry()), row.seenAtMillis());
  }

  private void insert(MailRow row) throws SQLException {
    MailIndex index = row.index();
    MailKey key = index.key();
    database.run(
        INSERT_MAIL,
        index.id(),
        index.recipient(),
        key.sender().bytes(),
        key.incarnation(),
        key.first(),
        key.last(),
        key.receipts() ? 1 : 0,
        index.slot(),
        index.storedAtMillis(),
        row.mail());
  }

  @Override
  public void finish() {}

  @Override
  public void undo() {}

  /// A server must be able to begin, and to let go what makes room.
  @Override
  public boolean mayUseReserve(Write write) {
    return switch ((ServerWrite) write) {
      case ServerWrite.MailGone _, ServerWrite.EpochBegun _ -> true;
      case ServerWrite.Named _, ServerWrite.MailKept _ -> false;
    };
  }

  /// Mail is sealed: what is left of it is of no use to anybody.
  @Override
  public void tidy() {
    // Nothing lies there.
  }

  @Override
  public boolean hasDeletedSecrets() {
    return false;
  }
}
