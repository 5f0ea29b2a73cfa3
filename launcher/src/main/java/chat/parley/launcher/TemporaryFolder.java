package chat.parley.launcher;

import chat.parley.api.ErrorCode;
import chat.parley.api.ParleyException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/// A folder that is gone, with all that is in it, once it is closed or the process has ended, but
/// for an end that leaves no time, such as kill -9. Only its owner can read it.
final class TemporaryFolder implements AutoCloseable {

  private static final int ATTEMPTS_MAX = 100;

  private final Path path;

  /// Signals that come before somebody listens to them end the process without closing anything.
  private final Thread atEnd = new Thread(this::delete, "parley-temporary");

  private TemporaryFolder(Path path) {
    this.path = path;
  }

  /// A new one.
  ///
  /// @throws ParleyException with [ErrorCode#DATA_UNUSABLE] when there is no place for it
  static TemporaryFolder make() {
    try {
      var folder = new TemporaryFolder(Files.createTempDirectory("parley-"));
      Runtime.getRuntime().addShutdownHook(folder.atEnd);
      return folder;
    } catch (IOException e) {
      throw new ParleyException(
          ErrorCode.DATA_UNUSABLE,
          "no folder can be made in %s: set -Djava.io.tmpdir to one that can be written"
              .formatted(System.getProperty("java.io.tmpdir")),
          e);
    }
  }

  /// Where it is.
  Path path() {
    return path;
  }

  @Override
  public void close() {
    delete();
    try {
      Runtime.getRuntime().removeShutdownHook(atEnd);
    } catch (IllegalStateException _) {
      // The process ends already, and the hook finds nothing left.
    }
  }

  /// Tries again while others still write into it, for the process may be ending in their midst.
  private void delete() {
    for (int attempt = 1; attempt <= ATTEMPTS_MAX && Files.exists(path); attempt++) {
      try {
        Files.walkFileTree(path, new Deleting());
      } catch (IOException _) {
        // What is left at last is the system's to clear, as in every folder for temporary files.
      }
    }
  }

  /// Deletes what it visits.
  private static final class Deleting extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    /// Others may delete as well.
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
