package chat.parley.engine.store;

import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.store.ClientImage;
import chat.parley.core.store.Outcome;
import chat.parley.core.store.Write;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/// A client's durable state in a folder: its outbox, its history, and whom it knows.
///
/// When more batches wait than [StoreSettings#waitingMax], the store lets further ones go and
/// answers FULL. Of mails that were set aside it keeps the newest 1,000.
///
/// Safe for use by any thread.
public final class SqliteClientStore implements ClientStore {

  private final SqliteStore<ClientImage> store;
  private final Journals journals;

  private SqliteClientStore(SqliteStore<ClientImage> store, Journals journals) {
    this.store = store;
    this.journals = journals;
  }

  /// Opens the store in this folder, with a new identity if it has none. The folder belongs to the
  /// store from then on, which closes it, also when this fails.
  ///
  /// @throws chat.parley.api.ParleyException with [chat.parley.api.ErrorCode#DATA_UNUSABLE] or
  ///   [chat.parley.api.ErrorCode#DATA_IN_USE]
  public static SqliteClientStore open(DataFolder folder) {
    return open(folder, StoreSettings.DEFAULT, new JdkCrypto());
  }

  /// Like [#open(DataFolder)], with limits and primitives of one's own.
  public static SqliteClientStore open(DataFolder folder, StoreSettings settings, Crypto crypto) {
    return new SqliteClientStore(
        SqliteStore.open(folder, settings, crypto, new ClientKind(folder.path())),
        new FileJournals(folder.file("conversations")));
  }

  private record ClientKind(Path folder) implements SqliteStore.Kind<ClientImage> {

    @Override
    public Schema schema() {
      return ClientSchema.SCHEMA;
    }

    @Override
    public String lost() {
      return "the history, what was still in the outbox, and whose keys were trusted";
    }

    @Override
    public String cure() {
      return "to have it back: end Parley, then put a backup of that file in its place;"
          + " until then compare the keys of those you trust anew";
    }

    @Override
    public ClientImage load(SqliteStore.Opened opened) throws IOException, SQLException {
      Database database = opened.database();
      database.deleteSecurely();
      opened.checkIdentity(ClientSchema.SET_VALUE);
      var loader = new ClientLoader(database, opened.crypto());
      if (isElsewhere(opened) || opened.mayHaveForgotten()) {
        loader.skipNumbers();
      }
      return loader.load(opened.identity());
    }

    @Override
    public Writer writer(Database database) {
      return new ClientWriter(database, () -> WordIndex.empty(folder));
    }
  }

  /// Whether the database lies elsewhere than when it was last opened: a copy, whose original may
  /// have gone on.
  private static boolean isElsewhere(SqliteStore.Opened opened) throws IOException, SQLException {
    Place here = Place.of(opened.folder().file(SqliteOpening.FILE));
    String before =
        opened
            .database()
            .first(
                "SELECT value FROM meta WHERE name = ?",
                row -> row.getString(1),
                ClientSchema.PLACE);
    if (before == null || !before.equals(here.toString())) {
      opened.database().run(ClientSchema.SET_VALUE, ClientSchema.PLACE, here.toString());
    }
    return before != null && here.isSurelyNot(Place.parse(before));
  }

  @Override
  public ClientImage image() {
    return store.image();
  }

  @Override
  public String damage() {
    return store.damage();
  }

  @Override
  public Journals journals() {
    return journals;
  }

  @Override
  public void persist(List<? extends Write> writes, Consumer<Outcome> done) {
    store.persist(writes, done);
  }

  @Override
  public void close() {
    store.close();
  }
}
