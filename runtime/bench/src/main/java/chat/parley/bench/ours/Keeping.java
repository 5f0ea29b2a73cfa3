package chat.parley.bench.ours;

import chat.parley.bench.part.WorkFolder;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where a client or a server keeps its state: nowhere, or in a folder that is deleted afterwards.
final class Keeping implements AutoCloseable {

  /// The word for stores in memory.
  static final String MEMORY = "memory";

  /// The word for stores on disk.
  static final String DISK = "disk";

  private final @Nullable WorkFolder folder;

  private Keeping(@Nullable WorkFolder folder) {
    this.folder = folder;
  }

  static Keeping of(String word) throws IOException {
    return switch (word) {
      case MEMORY -> new Keeping(null);
      case DISK -> new Keeping(WorkFolder.make());
      default -> throw new IllegalArgumentException("stores are in memory or on disk, not " + word);
    };
  }

  boolean isInMemory() {
    return folder == null;
  }

  /// The folder of this name; null when nothing is kept.
  @Nullable Path path(String name) {
    return folder == null ? null : folder.path().resolve(name);
  }

  @Override
  public void close() {
    if (folder != null) {
      folder.close();
    }
  }
}
