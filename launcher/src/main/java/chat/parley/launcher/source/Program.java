package chat.parley.launcher.source;

import chat.parley.engine.store.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A program: a source with a `main`, and the parts that are compiled with it.
public final class Program {

  private final SourceFile main;
  private final List<SourceFile> parts;

  private Program(SourceFile main, List<SourceFile> parts) {
    this.main = main;
    this.parts = parts;
  }

  /// The programs in these files, and in the `.java` files of these folders, without their tests. A
  /// file without a `main` is a part of each of them; when there is but one file, it is the
  /// program.
  ///
  /// @throws Uncompiled when one cannot be read, or none is there
  public static List<Program> in(List<Path> places) throws Uncompiled {
    var sources = new ArrayList<SourceFile>();
    for (Path place : places) {
      for (Path file : Files.isDirectory(place) ? sourcesOf(place) : List.of(place)) {
        sources.add(SourceFile.read(file));
      }
    }
    if (sources.size() == 1) {
      return List.of(new Program(sources.getFirst(), List.of()));
    }
    List<SourceFile> parts = sources.stream().filter(it -> !it.isProgram()).toList();
    List<Program> programs =
        sources.stream()
            .filter(SourceFile::isProgram)
            .map(source -> new Program(source, parts))
            .toList();
    if (programs.isEmpty()) {
      throw new Uncompiled("%s: no source with a main in it".formatted(places));
    }
    return programs;
  }

  private static boolean isPart(Path file) {
    String name = file.toString();
    return name.endsWith(".java") && !name.endsWith("Test.java");
  }

  private static List<Path> sourcesOf(Path folder) throws Uncompiled {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Program::isPart).sorted().toList();
    } catch (IOException e) {
      throw new Uncompiled("%s cannot be read: %s".formatted(folder, PrivateFiles.reason(e)));
    }
  }

  /// The same, read again from its files.
  public Program again() throws Uncompiled {
    var fresh = new ArrayList<SourceFile>();
    for (SourceFile part : parts) {
      fresh.add(SourceFile.read(part.path()));
    }
    return new Program(SourceFile.read(main.path()), List.copyOf(fresh));
  }

  /// Its file's name without `.java`.
  public String name() {
    return main.stem();
  }

  /// Its files, that of its `main` first.
  public List<Path> files() {
    return sources().stream().map(SourceFile::path).toList();
  }

  List<SourceFile> sources() {
    return Stream.concat(Stream.of(main), parts.stream()).toList();
  }
}
