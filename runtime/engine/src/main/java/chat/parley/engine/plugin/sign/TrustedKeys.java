package chat.parley.engine.plugin.sign;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.engine.store.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Whose plugins the owner of a folder lets run: a file beside the jars, with a key in each line
/// and behind it what he calls its holder.
///
/// @param folder where the jars are
public record TrustedKeys(Path folder) {

  /// Its name in the folder.
  public static final String FILE = "trusted";

  /// The most characters of a name.
  public static final int NAME_MAX = 60;

  /// The keys and the names of their holders, which may be empty, in the order of the file.
  ///
  /// @throws IOException when the file is there, but cannot be read; the message says why
  public SequencedMap<SignerKey, String> read() throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(folder.resolve(FILE));
    } catch (NoSuchFileException _) {
      return new LinkedHashMap<>();
    }
    var keys = new LinkedHashMap<SignerKey, String>();
    int number = 0;
    for (String line : lines) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] words = line.strip().split("\\s+", 2);
        try {
          keys.put(SignerKey.parse(words[0]), words.length > 1 ? words[1] : "");
        } catch (IllegalArgumentException e) {
          throw new IOException(
              "%s, line %d: %s".formatted(folder.resolve(FILE), number, e.getMessage()), e);
        }
      }
    }
    return keys;
  }

  /// Puts these in place of the ones that were there.
  ///
  /// @throws IOException when that cannot be written; the old ones are there then
  public void write(Map<SignerKey, String> keys) throws IOException {
    var lines = new ArrayList<String>();
    lines.add("# Plugins that one of these keys has signed may run. See: parley plugin trust");
    keys.forEach((key, name) -> lines.add((key + " " + name).strip()));
    PrivateFiles.createFolders(folder);
    PrivateFiles.replace(folder.resolve(FILE), (String.join("\n", lines) + "\n").getBytes(UTF_8));
  }
}
