package chat.parley.launcher.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.api.plugin.Side;
import chat.parley.api.spi.Descriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/// Jars that say they are plugins, for those who load none.
public final class EmptyPlugin {

  private EmptyPlugin() {}

  /// Writes one.
  ///
  /// @param needs the ids of those that it needs
  public static Path write(Path jar, String id, String version, String... needs)
      throws IOException {
    return write(
        jar,
        new Descriptor(
            id, version, "p.Main", ">=0.1", List.of(needs), "does nothing", List.of(Side.CLIENT)));
  }

  /// Writes one that says this.
  public static Path write(Path jar, Descriptor descriptor) throws IOException {
    Files.createDirectories(jar.getParent());
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry(Descriptor.FILE));
      out.write(descriptor.text().getBytes(UTF_8));
      out.putNextEntry(new JarEntry(descriptor.mainClass().replace('.', '/') + ".class"));
    }
    return jar;
  }
}
