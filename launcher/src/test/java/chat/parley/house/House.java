package chat.parley.house;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/// The project's own folder, and what of it the rules of the house look at.
final class House {
  /// The folder of the outermost POM above the one the tests run in.
  static final Path ROOT = root();

  private static final List<Path> FILES = files();

  private House() {}

  static List<Path> javaFiles() {
    return filesNamed(".java");
  }

  static List<Path> markdownFiles() {
    return filesNamed(".md");
  }

  /// The folders with sources of their own, relative to the root.
  static List<Path> modules() {
    return filesNamed("pom.xml").stream()
        .map(pom -> ROOT.relativize(pom.getParent()))
        .filter(module -> !module.toString().isEmpty())
        .toList();
  }

  /// The path as people write it: relative to the root.
  static String name(Path file) {
    return ROOT.relativize(file).toString().replace('\\', '/');
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + file, e);
    }
  }

  /// Fails with all findings at once, so that one run shows all that is to be done.
  static void expectNone(String rule, List<String> findings) {
    if (!findings.isEmpty()) {
      fail(rule + ":\n  " + String.join("\n  ", findings));
    }
  }

  private static List<Path> filesNamed(String ending) {
    return FILES.stream().filter(file -> file.toString().endsWith(ending)).toList();
  }

  private static Path root() {
    var folder = Path.of("").toAbsolutePath();
    while (folder.getParent() != null && Files.exists(folder.resolveSibling("pom.xml"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static List<Path> files() {
    var found = new ArrayList<Path>();
    try {
      Files.walkFileTree(
          ROOT,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              var name = folder.getFileName().toString();
              var hidden = name.startsWith(".") && !folder.equals(ROOT);
              return hidden || name.equals("target")
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              found.add(file);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new IllegalStateException("cannot list " + ROOT, e);
    }
    found.sort(null);
    return List.copyOf(found);
  }
}
