package chat.parley.engine.store;

import chat.parley.api.ErrorCode;
import chat.parley.api.ParleyException;
import chat.parley.core.crypto.JdkCrypto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A copy of all that a server keeps, in one file: a database as it was at one instant, with the
/// epoch, the nicknames and the mail.
///
/// It holds no private key. Those never change, so one copy of the file `identity`, kept apart,
/// serves all backups, and whoever finds a backup can neither be the server nor read mail. Plugins'
/// data and `server.toml` are not in it either.
public final class ServerBackup {

  private ServerBackup() {}

  /// What a backup holds.
  ///
  /// @param bytes its length
  /// @param nicknames how many there are
  /// @param mails how many wait
  public record Content(long bytes, long nicknames, long mails) {}

  /// What a restore has done.
  ///
  /// @param aside where the database is that was there before; null if there was none
  public record Restored(Content content, @Nullable Path aside) {}

  /// Makes a backup while the server runs, or while it does not.
  ///
  /// @param folder the server's
  /// @param file where there is nothing yet
  /// @throws ParleyException with [ErrorCode#DATA_UNUSABLE] or [ErrorCode#DATA_VERSION] when it
  ///   cannot be made; nothing is left of it then
  public static Content make(Path folder, Path file) {
    Path target = file.toAbsolutePath().normalize();
    try {
      DataFolder.require(folder, DataFolder.Role.SERVER);
      Path source = folder.resolve(SqliteOpening.FILE);
      if (!Files.exists(source)) {
        throw DataFolder.unusable(folder, "has no database yet", "start the server once");
      }
      refuseExisting(target);
      Path part = target.resolveSibling(target.getFileName() + ".part");
      Files.deleteIfExists(part);
      boolean isDone = false;
      try {
        PrivateFiles.createIfMissing(part);
        copy(source, part);
        Content content = checked(part, folder);
        refuseExisting(target);
        PrivateFiles.publish(part, target);
        isDone = true;
        return content;
      } finally {
        if (!isDone) {
          Files.deleteIfExists(part);
        }
      }
    } catch (IOException e) {
      throw refused("the backup %s cannot be written (%s)", target, PrivateFiles.reason(e));
    } catch (SQLException e) {
      throw refused("the backup %s cannot be made (%s)", target, e.getMessage());
    }
  }

  private static void refuseExisting(Path target) {
    if (Files.exists(target)) {
      throw refused("the file %s is there already: %s", target, "choose a name that is free");
    }
  }

  private static void copy(Path source, Path part) throws IOException, SQLException {
    Damage.checkHeader(source);
    try (Database database = Database.open(source, Long.MAX_VALUE)) {
      database.copyTo(part);
    }
  }

  /// Puts a backup in the place of a server's database. What is there now is kept beside it.
  ///
  /// @param folder the server's, or an empty one
  /// @param identity the file of the server's keys; null for that in the folder
  /// @throws ParleyException with [ErrorCode#DATA_UNUSABLE], [ErrorCode#DATA_VERSION] or
  ///   [ErrorCode#DATA_IN_USE]; the database that is there is as it was then
  public static Restored restore(Path file, Path folder, @Nullable Path identity) {
    Path backup = file.toAbsolutePath().normalize();
    if (!Files.isRegularFile(backup)) {
      throw refused("the backup %s cannot be read (%s)", backup, "no such file");
    }
    try (DataFolder opened = DataFolder.open(folder, DataFolder.Role.SERVER)) {
      Path fresh = opened.file(SqliteOpening.FILE + ".part");
      Files.deleteIfExists(fresh);
      try {
        PrivateFiles.copy(backup, fresh);
        Content content = checked(fresh, backup);
        takeIdentity(opened, fresh, identity);
        return new Restored(content, swap(opened.file(SqliteOpening.FILE), fresh));
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      throw refused("the backup %s cannot be restored (%s)", backup, PrivateFiles.reason(e));
    } catch (SQLException e) {
      throw refused("the backup %s is damaged (%s)", backup, e.getMessage());
    }
  }

  /// Reads all of a copy.
  ///
  /// @param origin where it is from, for words
  private static Content checked(Path copy, Path origin) throws IOException, SQLException {
    if (Files.size(copy) == 0) {
      throw new Damage("it is empty");
    }
    Damage.checkHeader(copy);
    try (Database database = Database.open(copy, Long.MAX_VALUE)) {
      if (!database.isOurs()) {
        throw new Damage("it is no database of Parley");
      }
      int version = database.version();
      if (version > ServerSchema.SCHEMA.version()) {
        throw DataFolder.ofOtherParley(origin, version, ServerSchema.SCHEMA.version());
      }
      String damage = database.anyDamage();
      if (!damage.isEmpty()) {
        throw new Damage(damage);
      }
      return new Content(
          Files.size(copy),
          count(database, "SELECT count(*) FROM names"),
          count(database, "SELECT count(*) FROM mails WHERE receipts = 0"));
    }
  }

  private static long count(Database database, String sql) throws SQLException {
    Long count = database.first(sql, row -> row.getLong(1));
    return count == null ? 0 : count;
  }

  /// Makes sure that the keys in the folder, or those to be put there, are the backup's.
  private static void takeIdentity(DataFolder folder, Path copy, @Nullable Path identity)
      throws IOException, SQLException {
    boolean isThere = IdentityFile.isIn(folder);
    Path file = isThere ? folder.file(IdentityFile.FILE) : identity;
    if (file == null) {
      throw DataFolder.unusable(
          folder.path(),
          "has no keys, and a backup holds none",
          "name the file identity of the server that was backed up with --identity; without it"
              + " clients trust no server here");
    }
    var crypto = new JdkCrypto();
    byte[] ours = IdentityFile.read(folder.path(), file, crypto).hash(crypto).bytes();
    try (Database database = Database.open(copy, Long.MAX_VALUE)) {
      byte[] theirs =
          database.first("SELECT value FROM meta WHERE name = 'identity'", row -> row.getBytes(1));
      if (!Arrays.equals(ours, theirs)) {
        throw refused(
            "the backup is of a server with other keys than those in %s: %s",
            file, "name the file identity of that server with --identity, in an empty folder");
      }
    }
    if (!isThere) {
      PrivateFiles.replace(folder.file(IdentityFile.FILE), Files.readAllBytes(file));
    }
  }

  private static @Nullable Path swap(Path database, Path fresh) throws IOException {
    Path aside = null;
    if (Files.exists(database)) {
      settle(database);
      aside = AsideFiles.keep(database, "replaced");
    }
    PrivateFiles.publish(fresh, database);
    return aside;
  }

  /// Has all that is in the log in its place, so that the database is whole without it.
  private static void settle(Path database) throws IOException {
    try {
      // SQLite would delete the log of what it takes for an empty database.
      Damage.checkHeader(database);
      try (Database old = Database.open(database, Long.MAX_VALUE)) {
        old.checkpointAndTruncate();
      }
    } catch (SQLException _) {
      // It is damaged; its log is kept with it.
    }
  }

  private static ParleyException refused(String words, Path file, @Nullable String detail) {
    return new ParleyException(ErrorCode.DATA_UNUSABLE, words.formatted(file, detail));
  }
}
