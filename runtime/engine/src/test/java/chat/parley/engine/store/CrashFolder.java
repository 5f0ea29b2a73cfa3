package chat.parley.engine.store;

import chat.parley.core.store.ClientImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The folder of a client that may die at any instant.
final class CrashFolder {

  /// The files as a crash would leave them.
  static final class Content {
    final byte[] database;
    final byte[] log;

    Content(byte[] database, byte[] log) {
      this.database = database;
      this.log = log;
    }
  }

  private final Path folder;

  CrashFolder(Path folder) {
    this.folder = folder;
  }

  Store<ClientImage> open() {
    return SqliteClientStore.open(DataFolder.open(folder, DataFolder.Role.CLIENT));
  }

  /// What is on the disk now.
  Content content() {
    return new Content(bytes("parley.db"), bytes("parley.db-wal"));
  }

  private byte[] bytes(String name) {
    try {
      return Files.readAllBytes(folder.resolve(name));
    } catch (NoSuchFileException _) {
      return new byte[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Opens what was there. The files are written over and not replaced, or the store would take
  /// them for a copy.
  ClientImage imageAfter(byte[] database, byte[] log) throws IOException {
    Files.write(folder.resolve("parley.db"), database);
    Files.write(folder.resolve("parley.db-wal"), log);
    Files.deleteIfExists(folder.resolve("parley.db-shm"));
    Files.deleteIfExists(folder.resolve("closed"));
    Store<ClientImage> store = open();
    store.close();
    return store.image();
  }
}
