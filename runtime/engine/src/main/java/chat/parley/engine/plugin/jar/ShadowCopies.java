package chat.parley.engine.plugin.jar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A folder of copies that jars are loaded from, so that whoever owns the jars may overwrite and
/// delete them at any time.
///
/// Confined to one thread at a time.
public final class ShadowCopies {

  private static final Logger log = LoggerFactory.getLogger(ShadowCopies.class);

  private final Path folder;
  private long made;

  private ShadowCopies(Path folder) {
    this.folder = folder;
  }

  /// In this folder, which is ours alone; what an earlier run has left in it is deleted.
  ///
  /// @throws IOException when the folder cannot be made or emptied
  public static ShadowCopies in(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<Path> left;
    try (Stream<Path> files = Files.list(folder)) {
      left = files.toList();
    }
    for (Path file : left) {
      Files.delete(file);
    }
    return new ShadowCopies(folder);
  }

  /// A new copy of this file.
  ///
  /// @throws IOException when it cannot be read, or there is no room
  public Path copy(Path jar) throws IOException {
    made++;
    return Files.copy(jar, folder.resolve(made + ".jar"));
  }

  /// Deletes a copy that nobody uses any more.
  public void delete(Path copy) {
    try {
      Files.deleteIfExists(copy);
    } catch (IOException e) {
      log.warn("Cannot delete a copy of a plugin; the next start will: file={}", copy, e);
    }
  }
}
