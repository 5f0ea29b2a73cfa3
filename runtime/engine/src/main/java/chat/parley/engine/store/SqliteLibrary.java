package chat.parley.engine.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteJDBCLoader;

/// SQLite's own library, which its driver copies out of a jar into a file before it can load it.
/// The driver deletes that file at the end of the process, unless that is killed. A loaded library
/// needs its file no more, and so it is deleted at once.
final class SqliteLibrary {

  /// Where the driver makes the copy; whoever has set it knows what he wants.
  private static final String FOLDER = "org.sqlite.tmpdir";

  private static final ReentrantLock LOADING = new ReentrantLock();

  private static final AtomicBoolean IS_LOADED = new AtomicBoolean();

  private SqliteLibrary() {}

  /// Loads it if it is not yet. What cannot be done here the driver does in its own way.
  static void load() {
    LOADING.lock();
    try {
      if (IS_LOADED.compareAndSet(false, true) && System.getProperty(FOLDER) == null) {
        loadIntoFolder();
      }
    } finally {
      LOADING.unlock();
    }
  }

  private static void loadIntoFolder() {
    Path folder;
    try {
      folder = Files.createTempDirectory("parley-sqlite-");
    } catch (IOException _) {
      return;
    }
    // Where a loaded file cannot be deleted, it is at the end, and before the folder.
    folder.toFile().deleteOnExit();
    System.setProperty(FOLDER, folder.toString());
    try {
      SQLiteJDBCLoader.initialize();
    } catch (Exception _) {
      // Opening the database fails for the same reason, and tells it.
    } finally {
      System.clearProperty(FOLDER);
      delete(folder);
    }
  }

  private static void delete(Path folder) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException _) {
      // See above.
    }
  }
}
