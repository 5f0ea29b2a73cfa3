package chat.parley.engine.store;

import chat.parley.api.ParleyException;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// The start of a store from whatever is in its folder: what is damaged is set aside, never
/// deleted, and its owner is told.
///
/// Confined to one thread.
final class StoreStart<I> {

  private static final Logger LOG = LoggerFactory.getLogger(StoreStart.class);

  private final DataFolder folder;
  private final StoreSettings settings;
  private final Crypto crypto;
  private final SqliteStore.Kind<I> kind;
  private final Path file;
  private final List<String> damage = new ArrayList<>();

  StoreStart(DataFolder folder, StoreSettings settings, Crypto crypto, SqliteStore.Kind<I> kind) {
    this.folder = folder;
    this.settings = settings;
    this.crypto = crypto;
    this.kind = kind;
    this.file = folder.file(SqliteOpening.FILE);
  }

  /// What was damaged, in words; empty if nothing was.
  String damage() {
    return String.join("; ", damage);
  }

  /// Opens the database, or, if it is damaged, an empty one in its place.
  SqliteStore.Loaded<I> load() throws IOException, SQLException {
    boolean isKnown = IdentityFile.isIn(folder);
    Identity identity = IdentityFile.in(folder, crypto);
    LogCheck log = LogCheck.of(file);
    if (log.isDamaged()) {
      keepLog(log);
    }
    boolean wasLeft = SqliteOpening.wasLeftForLong(folder);
    try {
      return load(identity, log.isTorn() || wasLeft || (isKnown && isNew()));
    } catch (SQLException e) {
      String what = Damage.in(e);
      if (what.isEmpty()) {
        throw e;
      }
      setAside(what);
      return load(identity, true);
    }
  }

  private boolean isNew() throws IOException {
    return !Files.exists(file) || Files.size(file) == 0;
  }

  private void keepLog(LogCheck log) throws IOException {
    Path copy = AsideFiles.copyLog(file);
    tell(
        "the log of the database in %s was damaged behind byte %d: up to %d of the last changes are"
                .formatted(folder.path(), log.readable(), log.commits())
            + " lost, and a copy of it is kept as %s".formatted(copy.getFileName()));
  }

  private void setAside(String what) throws IOException {
    Path aside = AsideFiles.move(file, "damaged");
    folder.clearSuspicion();
    tell(
        "the database in %s was damaged (%s) and is kept as %s; lost is %s; %s"
            .formatted(folder.path(), what, aside.getFileName(), kind.lost(), kind.cure()));
  }

  private void tell(String words) {
    damage.add(words);
    LOG.error("Damage found: {}", words);
  }

  private SqliteStore.Loaded<I> load(Identity identity, boolean mayHaveForgotten)
      throws IOException, SQLException {
    Database database = SqliteOpening.open(folder, settings, kind.schema());
    try {
      var opened = new SqliteStore.Opened(folder, database, identity, crypto, mayHaveForgotten);
      database.begin();
      I image = read(opened);
      database.commit();
      return new SqliteStore.Loaded<>(opened, image);
    } catch (IOException | SQLException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private I read(SqliteStore.Opened opened) throws IOException, SQLException {
    try {
      return kind.load(opened);
    } catch (ParleyException e) {
      throw e;
    } catch (RuntimeException e) {
      // A key of another length, or a state that there is not.
      throw new Damage(String.valueOf(e.getMessage()), e);
    } catch (SQLiteException e) {
      // What we ask is always the same, so it is the tables that are not.
      throw e.getResultCode() == SQLiteErrorCode.SQLITE_ERROR
          ? new Damage(String.valueOf(e.getMessage()), e)
          : e;
    }
  }
}
