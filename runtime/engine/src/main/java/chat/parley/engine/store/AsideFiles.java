package chat.parley.engine.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Gets a database out of the way of another without deleting it: its files get names that say why
/// and when.
final class AsideFiles {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private AsideFiles() {}

  /// Renames the database, and its log, which SQLite finds beside it under the new name.
  ///
  /// @param why one word
  /// @return where it is now
  static Path move(Path database, String why) throws IOException {
    Path aside = name(database, why);
    // The log first: it must never be found beside another database.
    moveIfThere(log(database), log(aside));
    Files.deleteIfExists(database.resolveSibling(database.getFileName() + "-shm"));
    Files.move(database, aside, StandardCopyOption.ATOMIC_MOVE);
    PrivateFiles.syncParent(database);
    return aside;
  }

  /// Gives the database a second name, so that another can take the first one's place at one
  /// stroke; where no file has two names it is renamed. Its log, if it has one, is renamed.
  ///
  /// @param why one word
  /// @return the second name
  static Path keep(Path database, String why) throws IOException {
    Path aside = name(database, why);
    moveIfThere(log(database), log(aside));
    Files.deleteIfExists(database.resolveSibling(database.getFileName() + "-shm"));
    try {
      Files.createLink(aside, database);
    } catch (UnsupportedOperationException | FileSystemException _) {
      Files.move(database, aside, StandardCopyOption.ATOMIC_MOVE);
    }
    PrivateFiles.syncParent(database);
    return aside;
  }

  /// Copies a log that is about to be written over.
  ///
  /// @return where the copy is
  static Path copyLog(Path database) throws IOException {
    Path aside = name(log(database), "damaged");
    PrivateFiles.createIfMissing(aside);
    Files.write(aside, Files.readAllBytes(log(database)));
    PrivateFiles.syncParent(aside);
    return aside;
  }

  static Path log(Path database) {
    return database.resolveSibling(database.getFileName() + "-wal");
  }

  private static void moveIfThere(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /// A name that nothing has.
  static Path name(Path file, String why) {
    String name = "%s.%s-%s".formatted(file.getFileName(), why, STAMP.format(Instant.now()));
    Path free = file.resolveSibling(name);
    for (int i = 2; Files.exists(free) || Files.exists(log(free)); i++) {
      free = file.resolveSibling(name + "-" + i);
    }
    return free;
  }
}
