package chat.parley.launcher.bot;

import chat.parley.launcher.source.ClassCache;
import chat.parley.launcher.source.Program;
import chat.parley.launcher.source.Uncompiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

/// What a bot is made of, which may be saved anew while it runs.
public sealed interface Source {

  /// What it is called until its nickname is known.
  String name();

  /// The files whose change makes another version of it.
  List<Path> files();

  /// It as it is saved now.
  ///
  /// @throws Uncompiled when it has errors
  Version version() throws Uncompiled;

  /// A program in Java.
  ///
  /// @param cache where it is compiled to
  record Java(Program program, ClassCache cache) implements Source {

    @Override
    public String name() {
      return program.name();
    }

    @Override
    public List<Path> files() {
      return program.files();
    }

    @Override
    public Version version() throws Uncompiled {
      return new Version.Compiled(cache.classesOf(program.again()));
    }
  }

  /// A program in any language, which speaks JSON-RPC.
  ///
  /// @param command its name and arguments, which no shell sees
  record Spoken(List<String> command) implements Source {

    /// Copies the list.
    public Spoken {
      command = List.copyOf(command);
    }

    /// A script says more than what it is run by.
    @Override
    public String name() {
      List<Path> files = files();
      return files.isEmpty() ? command.getFirst() : String.valueOf(files.getLast().getFileName());
    }

    /// The words that name a file: the program, or the script behind its interpreter.
    @Override
    public List<Path> files() {
      var files = new ArrayList<Path>();
      for (String word : command) {
        try {
          Path path = Path.of(word);
          if (Files.isRegularFile(path)) {
            files.add(path);
          }
        } catch (InvalidPathException _) {
          // It is another kind of word.
        }
      }
      return List.copyOf(files);
    }

    @Override
    public Version version() throws Uncompiled {
      var savedAt = new ArrayList<FileTime>();
      for (Path file : files()) {
        try {
          savedAt.add(Files.getLastModifiedTime(file));
        } catch (IOException e) {
          throw new Uncompiled("%s is not there any more: %s".formatted(file, e.getMessage()));
        }
      }
      return new Version.Spoken(command, savedAt);
    }
  }
}
