package chat.parley.engine.plugin.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/// Which plugins of a folder somebody has disabled: a file beside the jars, with an id in each
/// line, that outlives restarts and may be written while a host runs.
///
/// @param folder where the jars are
public record DisabledIds(Path folder) {

  /// Its name in the folder.
  public static final String FILE = "disabled";

  /// The ids.
  ///
  /// @throws IOException when the file is there, but cannot be read
  public Set<String> read() throws IOException {
    try {
      var ids = new TreeSet<String>();
      for (String line : Files.readAllLines(folder.resolve(FILE))) {
        if (!line.isBlank()) {
          ids.add(line.strip());
        }
      }
      return ids;
    } catch (NoSuchFileException _) {
      return Set.of();
    }
  }

  /// Puts these ids in place of the ones that were there.
  ///
  /// @throws IOException when that cannot be written; the old ones are there then
  public void write(Collection<String> ids) throws IOException {
    Path fresh = folder.resolve("." + FILE + ".new");
    Files.write(fresh, new TreeSet<>(ids));
    Files.move(fresh, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
  }
}
