package chat.parley.bench.misbehaving;

import chat.parley.api.plugin.PluginModule;
import chat.parley.api.plugin.Side;
import chat.parley.api.spi.Descriptor;
import chat.parley.api.spi.VersionRange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/// What a plugin can do wrong with each event that it hears of.
public enum Misbehaviour {
  /// It waits until it is interrupted.
  SLEEPING(SleepingPlugin.class, SleepingHandler.class),
  /// It computes until it is interrupted.
  LOOPING(LoopingPlugin.class, LoopingHandler.class),
  /// It throws.
  THROWING(ThrowingPlugin.class, ThrowingHandler.class);

  private final Class<? extends PluginModule> plugin;
  private final Class<?> handler;

  Misbehaviour(Class<? extends PluginModule> plugin, Class<?> handler) {
    this.plugin = plugin;
    this.handler = handler;
  }

  /// Writes the jar of a plugin that does so into this folder.
  public Path jar(Path folder) throws IOException {
    String id = name().toLowerCase(Locale.ROOT);
    var descriptor =
        new Descriptor(
            id,
            VersionRange.API_VERSION,
            plugin.getName(),
            VersionRange.compatibleWith(VersionRange.API_VERSION),
            List.of(),
            "",
            List.of(Side.CLIENT));
    Path jar = folder.resolve(id + ".jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry(Descriptor.FILE));
      out.write(descriptor.text().getBytes(StandardCharsets.UTF_8));
      for (Class<?> type : List.of(plugin, handler)) {
        String entry = type.getName().replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(entry));
        try (InputStream in = Misbehaviour.class.getResourceAsStream("/" + entry)) {
          if (in == null) {
            throw new IOException("there is no " + entry);
          }
          in.transferTo(out);
        }
      }
    }
    return jar;
  }
}
