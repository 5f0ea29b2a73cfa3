package chat.parley.testkit;

import chat.parley.api.plugin.PluginModule;
import chat.parley.api.spi.Descriptor;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The jars of a test's plugins, packed from where their classes are, in a folder that lasts as
/// long as the test.
final class Jars implements AutoCloseable {

  private final Map<String, Class<? extends PluginModule>> plugins = new LinkedHashMap<>();
  private @Nullable Path folder;

  /// The folder, made when first asked for.
  Path folder() {
    Path made = folder;
    if (made == null) {
      try {
        made = Files.createTempDirectory("parley-testkit");
      } catch (IOException e) {
        throw new UncheckedIOException("a folder for plugins cannot be made", e);
      }
      folder = made;
    }
    return made;
  }

  /// Packs the jar that this class is the plugin of.
  Path add(Class<? extends PluginModule> plugin) {
    Path classes = home(plugin);
    String id = id(plugin, classes);
    plugins.put(id, plugin);
    Path jar = folder().resolve(nameOf(id));
    try {
      if (Files.isDirectory(classes)) {
        pack(classes, jar);
      } else {
        Files.write(jar, Files.readAllBytes(classes));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be packed".formatted(plugin.getName()), e);
    }
    return jar;
  }

  /// Packs a plugin once more.
  Path again(String id) {
    Class<? extends PluginModule> plugin = plugins.get(id);
    if (plugin == null) {
      throw new IllegalArgumentException(
          "there is no plugin %s; there are %s".formatted(id, plugins.keySet()));
    }
    return add(plugin);
  }

  /// Where configurations are.
  Path configs() {
    return folder().resolve("config");
  }

  /// Writes a configuration.
  void config(String id, String toml) {
    try {
      Files.createDirectories(configs());
      Files.writeString(configs().resolve("%s.toml".formatted(id)), toml);
    } catch (IOException e) {
      throw new UncheckedIOException("the configuration of %s cannot be written".formatted(id), e);
    }
  }

  /// What the jar of the plugin of this id is called.
  static String nameOf(String id) {
    return "%s.jar".formatted(id);
  }

  /// All that were added.
  List<Path> all() {
    return plugins.keySet().stream().map(id -> folder().resolve(nameOf(id))).toList();
  }

  private static Path home(Class<?> plugin) {
    try {
      URI where = plugin.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(where);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "nobody knows where %s comes from".formatted(plugin.getName()), e);
    }
  }

  private static String id(Class<?> plugin, Path classes) {
    Descriptor descriptor;
    try {
      descriptor = descriptor(classes);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s has no %s beside it: compile it with <proc>full</proc>"
              .formatted(plugin.getName(), Descriptor.FILE),
          e);
    }
    if (!descriptor.mainClass().equals(plugin.getName())) {
      throw new IllegalArgumentException(
          "the plugin in %s is %s, not %s"
              .formatted(classes, descriptor.mainClass(), plugin.getName()));
    }
    return descriptor.id();
  }

  private static Descriptor descriptor(Path classes) throws IOException {
    if (Files.isDirectory(classes)) {
      return Descriptor.parse(new StringReader(Files.readString(classes.resolve(Descriptor.FILE))));
    }
    try (FileSystem jar = FileSystems.newFileSystem(classes)) {
      return Descriptor.parse(new StringReader(Files.readString(jar.getPath(Descriptor.FILE))));
    }
  }

  private static void pack(Path classes, Path jar) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(classes)) {
      files = found.filter(Files::isRegularFile).sorted().toList();
    }
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Path file : files) {
        var entry = new JarEntry(classes.relativize(file).toString().replace('\\', '/'));
        entry.setTime(0);
        out.putNextEntry(entry);
        Files.copy(file, out);
      }
    }
  }

  @Override
  public void close() {
    if (folder == null) {
      return;
    }
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be deleted".formatted(folder), e);
    }
  }
}
