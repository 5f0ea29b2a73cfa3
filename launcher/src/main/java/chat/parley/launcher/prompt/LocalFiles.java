package chat.parley.launcher.prompt;

import chat.parley.engine.command.Candidate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The files of this machine, for completion.
final class LocalFiles {

  /// Names that are offered at most.
  private static final int OFFERED_MAX = 200;

  private LocalFiles() {}

  /// The files and folders whose path begins so.
  static List<Candidate> beginning(String prefix) {
    int slash = prefix.lastIndexOf('/');
    String folder = prefix.substring(0, slash + 1);
    var found = new ArrayList<Candidate>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(folder))) {
      for (Path file : files) {
        String name = folder + file.getFileName();
        if (name.startsWith(prefix) && found.size() < OFFERED_MAX) {
          boolean isFolder = Files.isDirectory(file);
          found.add(new Candidate(isFolder ? name + "/" : name, "", !isFolder));
        }
      }
    } catch (IOException
        | InvalidPathException
        | DirectoryIteratorException
        | UncheckedIOException _) {
      // What cannot be listed is not offered.
      return List.of();
    }
    return found;
  }
}
