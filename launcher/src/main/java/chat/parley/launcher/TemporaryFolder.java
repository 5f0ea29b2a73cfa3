package chat.parley.launcher;

import chat.parley.api.ErrorCode;
import chat.parley.api.ParleyException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/// A folder that is gone, with all that is in it, once it is closed. Only its owner can read it.
///
/// @param path where it is
record TemporaryFolder(Path path) implements AutoCloseable {

  /// A new one.
  ///
  /// @throws ParleyException with [ErrorCode#DATA_UNUSABLE] when there is no place for it
  static TemporaryFolder make() {
    try {
      return new TemporaryFolder(Files.createTempDirectory("parley-"));
    } catch (IOException e) {
      throw new ParleyException(
          ErrorCode.DATA_UNUSABLE,
          "no folder can be made in %s: set -Djava.io.tmpdir to one that can be written"
              .formatted(System.getProperty("java.io.tmpdir")),
          e);
    }
  }

  @Override
  public void close() {
    try {
      Files.walkFileTree(path, new Deleting());
    } catch (IOException _) {
      // What is left is the system's to clear, as in every folder for temporary files.
    }
  }

  /// Deletes what it visits.
  private static final class Deleting extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
