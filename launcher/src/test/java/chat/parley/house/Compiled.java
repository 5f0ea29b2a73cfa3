package chat.parley.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The compiled classes of every module, without tests, and the parts of the house they belong to.
final class Compiled {
  private static final JavaClasses CLASSES = new ClassFileImporter().importPaths(folders());

  private Compiled() {}

  /// A rule about a part that does not exist yet holds; it begins to bind when the part comes.
  static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(CLASSES);
  }

  static List<String> parts() {
    return CLASSES.stream().map(Compiled::part).flatMap(Optional::stream).distinct().toList();
  }

  /// The name after `chat.parley`: that of the module or, for plugins, of their folder. What has no
  /// package is a bot.
  static Optional<String> part(JavaClass type) {
    if (type.getPackageName().isEmpty() && !type.isPrimitive() && !type.isArray()) {
      return Optional.of("bots");
    }
    var names = type.getPackageName().split("\\.", 4);
    return names.length > 2 && type.getPackageName().startsWith("chat.parley.")
        ? Optional.of(names[2])
        : Optional.empty();
  }

  static DescribedPredicate<JavaClass> partOf(String... parts) {
    var wanted = List.of(parts);
    return describe(
        "are part of " + String.join(" or ", wanted),
        type -> part(type).filter(wanted::contains).isPresent());
  }

  /// A module that is not compiled would go unchecked, so it stops the test.
  private static List<Path> folders() {
    var folders =
        House.modules().stream()
            .map(House.ROOT::resolve)
            .filter(module ->
                Files.isDirectory(module.resolve("src/main/java")) || module.endsWith("bots"))
            .map(module -> module.resolve("target/classes"))
            .toList();
    for (var folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw new IllegalStateException(folder + " is missing: build the whole project");
      }
    }
    return folders;
  }
}
