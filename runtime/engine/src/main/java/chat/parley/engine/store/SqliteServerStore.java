package chat.parley.engine.store;

import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.store.MailRow;
import chat.parley.core.store.Outcome;
import chat.parley.core.store.ServerImage;
import chat.parley.core.store.Write;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/// A server's durable state in a folder: who has which nickname, and the mailboxes.
///
/// When more batches wait than [StoreSettings#waitingMax], the store lets further ones go and
/// answers FULL. What is asked to be read when the store has failed or is closed is not there.
///
/// Two mails with the same key in one mailbox are for the node to prevent. A unique index would do
/// it too, and make storing four times as slow; the second one is dropped at the next opening.
///
/// Safe for use by any thread.
public final class SqliteServerStore implements ServerStore {

  private final SqliteStore<ServerImage> store;

  private SqliteServerStore(SqliteStore<ServerImage> store) {
    this.store = store;
  }

  /// Opens the store in this folder, with a new identity if it has none. The folder belongs to the
  /// store from then on, which closes it, also when this fails.
  ///
  /// @throws chat.parley.api.ParleyException with [chat.parley.api.ErrorCode#DATA_UNUSABLE] or
  ///   [chat.parley.api.ErrorCode#DATA_IN_USE]
  public static SqliteServerStore open(DataFolder folder) {
    return open(folder, StoreSettings.DEFAULT, new JdkCrypto());
  }

  /// Like [#open(DataFolder)], with limits and primitives of one's own.
  public static SqliteServerStore open(DataFolder folder, StoreSettings settings, Crypto crypto) {
    return new SqliteServerStore(SqliteStore.open(folder, settings, crypto, new ServerKind()));
  }

  private static final class ServerKind implements SqliteStore.Kind<ServerImage> {

    @Override
    public Schema schema() {
      return ServerSchema.SCHEMA;
    }

    @Override
    public String lost() {
      return "which nicknames belong to whom, and the mail that was kept;"
          + " who has sent it still has it, and sends it again";
    }

    @Override
    public String cure() {
      return "to have it back: end the server, then parley server restore FILE with a backup";
    }

    @Override
    public ServerImage load(SqliteStore.Opened opened) throws SQLException {
      opened.checkIdentity(ServerSchema.SET_VALUE);
      return new ServerLoader(opened.database()).load(opened.identity());
    }

    @Override
    public Writer writer(Database database) {
      return new ServerWriter(database);
    }
  }

  @Override
  public ServerImage image() {
    return store.image();
  }

  @Override
  public String damage() {
    return store.damage();
  }

  @Override
  public void persist(List<? extends Write> writes, Consumer<Outcome> done) {
    store.persist(writes, done);
  }

  @Override
  public void read(List<Long> ids, Consumer<List<MailRow>> then) {
    store.read(database -> () -> ServerLoader.mails(database, ids), List.of(), then);
  }

  @Override
  public void close() {
    store.close();
  }
}
