package chat.parley.engine.store;

import chat.parley.api.ParleyException;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.Identity;
import chat.parley.core.store.Outcome;
import chat.parley.core.store.Write;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A node's store in a folder, whatever kind of node it is.
///
/// Safe for use by any thread.
final class SqliteStore<I> implements Store<I> {

  /// What differs between the kinds of node.
  interface Kind<I> {
    Schema schema();

    /// What is lost with a database, in words.
    String lost();

    /// What its owner can do about it, in words.
    String cure();

    /// What the node starts from. Runs in a transaction, which is committed after it.
    I load(Opened opened) throws IOException, SQLException;

    Writer writer(Database database);
  }

  /// A folder and what is in it.
  ///
  /// @param mayHaveForgotten whether others may have seen what the database does not know: it
  ///   begins anew under old keys, its log is torn, or it was left without being closed a day ago
  ///   or earlier, so that it may well be a copy made while it was in use
  record Opened(
      DataFolder folder,
      Database database,
      Identity identity,
      Crypto crypto,
      boolean mayHaveForgotten) {

    /// Refuses a database that was filled under another identity; a new one remembers ours.
    void checkIdentity(String setValue) throws SQLException {
      byte[] ours = identity.hash().bytes();
      byte[] owner =
          database.first("SELECT value FROM meta WHERE name = 'identity'", row -> row.getBytes(1));
      if (owner == null) {
        database.run(setValue, "identity", ours);
      } else if (!Arrays.equals(owner, ours)) {
        throw DataFolder.unusable(
            folder.path(),
            "has an identity file that does not belong to its database",
            "put the right one back, or choose another folder");
      }
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(SqliteStore.class);

  private final DataFolder folder;
  private final Database database;
  private final Writer writer;
  private final CommitThread commits;
  private final I image;
  private final String damage;
  private final AtomicBoolean isClosed = new AtomicBoolean();

  private SqliteStore(Loaded<I> loaded, Writer writer, CommitThread commits, String damage) {
    this.folder = loaded.opened.folder();
    this.database = loaded.opened.database();
    this.image = loaded.image;
    this.writer = writer;
    this.commits = commits;
    this.damage = damage;
  }

  /// A database, and what was in it.
  record Loaded<I>(Opened opened, I image) {}

  /// Opens the store in the folder, and closes the folder when that fails. A damaged database is
  /// set aside, and the store begins with an empty one.
  static <I> SqliteStore<I> open(
      DataFolder folder, StoreSettings settings, Crypto crypto, Kind<I> kind) {
    try {
      return started(folder, settings, crypto, kind);
    } catch (IOException e) {
      folder.close();
      throw DataFolder.unusable(folder.path(), e);
    } catch (SQLException e) {
      folder.close();
      throw SqliteOpening.failed(folder, e);
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private static <I> SqliteStore<I> started(
      DataFolder folder, StoreSettings settings, Crypto crypto, Kind<I> kind)
      throws IOException, SQLException {
    var start = new StoreStart<>(folder, settings, crypto, kind);
    Loaded<I> loaded = start.load();
    Database database = loaded.opened.database();
    try {
      Writer writer = kind.writer(database);
      var reserve = new Reserve(folder.path(), settings.reserveBytes());
      reserve.keep();
      CommitThread commits =
          CommitThread.start(
              "parley-store-" + folder.path().getFileName(),
              new SqliteLedger(database, writer, reserve),
              settings.waitingMax());
      return new SqliteStore<>(loaded, writer, commits, start.damage());
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  @Override
  public String damage() {
    return damage;
  }

  @Override
  public I image() {
    return image;
  }

  @Override
  public void persist(List<? extends Write> writes, Consumer<Outcome> done) {
    writes.forEach(writer::check);
    commits.persist(writes, done);
  }

  /// Reads after all writes submitted before; nothing when the store has failed or is closed.
  <T> void read(Function<Database, CommitThread.Query<T>> query, T nothing, Consumer<T> then) {
    commits.read(query.apply(database), nothing, then);
  }

  @Override
  public void close() {
    boolean isInOrder = commits.close();
    if (!isClosed.compareAndSet(false, true)) {
      return;
    }
    try {
      if (isInOrder) {
        folder.markClosed();
      } else {
        folder.markSuspect();
      }
      folder.close();
    } catch (IOException | ParleyException e) {
      // Everything is committed; the next start only takes a closer look.
      LOG.warn("Cannot note in {} that it was closed in order", folder.path(), e);
      folder.close();
    }
  }
}
