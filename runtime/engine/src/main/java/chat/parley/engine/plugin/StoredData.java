package chat.parley.engine.plugin;

import chat.parley.engine.plugin.jar.Refusal;
import chat.parley.engine.store.DataFolders;
import chat.parley.engine.store.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What a plugin has stored beside the nodes of a home.
///
/// @param home the folder of all data
public record StoredData(Path home) {

  /// Deletes it all: the plugin's folder and its store beside each node. What a node that runs has
  /// open of it stays usable there until the plugin ends.
  ///
  /// @param id a plugin's
  /// @return what is gone
  /// @throws Refusal when something cannot be deleted
  public List<Path> delete(String id) throws Refusal {
    var gone = new ArrayList<Path>();
    try {
      for (Path node : DataFolders.all(home)) {
        Path data = PluginFolders.of(home, node).data();
        for (Path stored : stored(data, id)) {
          deleteAll(stored);
          gone.add(stored);
        }
      }
      return gone;
    } catch (IOException e) {
      throw new Refusal(
          "what %s has stored cannot be deleted: %s".formatted(id, PrivateFiles.reason(e)), e);
    }
  }

  /// SQLite keeps further files beside a database.
  private static List<Path> stored(Path data, String id) throws IOException {
    if (!Files.isDirectory(data)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(data)) {
      return files
          .filter(file -> {
            String name = String.valueOf(file.getFileName());
            return name.equals(id) || name.equals(id + ".db") || name.startsWith(id + ".db-");
          })
          .sorted()
          .toList();
    }
  }

  private static void deleteAll(Path path) throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
