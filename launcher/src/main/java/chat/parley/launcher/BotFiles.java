package chat.parley.launcher;

import chat.parley.launcher.source.Program;
import chat.parley.launcher.source.Uncompiled;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What is named for `bot run` and its like: sources, or one program with its arguments.
final class BotFiles {

  private BotFiles() {}

  /// The programs in these sources and folders.
  ///
  /// @throws Misuse when there is none
  static List<Program> programs(List<String> files) throws Uncompiled {
    if (files.isEmpty()) {
      throw new Misuse("which bot? name its file, as in parley bot run Echo.java");
    }
    var paths = new ArrayList<Path>();
    for (String file : files) {
      try {
        paths.add(Path.of(file));
      } catch (InvalidPathException e) {
        throw new Misuse("%s is no file: %s".formatted(file, e.getReason()));
      }
    }
    return Program.in(paths);
  }

  /// A program in any language and its arguments.
  ///
  /// @throws Misuse when there is none
  static List<String> command(List<String> words) {
    if (words.isEmpty()) {
      throw new Misuse("which program? name it, as in parley bot run --json ./pizza.py");
    }
    return words;
  }

  /// The same words, but so that those which name a file or a folder do so from everywhere.
  static List<String> absolute(List<String> words) {
    return words.stream().map(BotFiles::absolute).toList();
  }

  private static String absolute(String word) {
    try {
      Path path = Path.of(word);
      return Files.exists(path) ? path.toAbsolutePath().normalize().toString() : word;
    } catch (InvalidPathException _) {
      return word;
    }
  }
}
