package chat.parley.launcher;

import chat.parley.engine.plugin.Shelf;
import chat.parley.engine.plugin.sign.SignatureCheck;
import chat.parley.engine.store.ParleyHome;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/// Where plugins are, and which of them may run.
///
/// @param folder the folder of all data
/// @param shipped the jars that came with this Parley; null where none did
/// @param allowsUnsigned whether jars that nobody has signed may run, whatever the folder says
record PluginHome(Path folder, @Nullable Path shipped, boolean allowsUnsigned) {

  /// That of the person who has started Parley.
  static PluginHome usual(Surroundings surroundings, boolean allowsUnsigned) {
    return in(ParleyHome.find(surroundings.environment()), allowsUnsigned);
  }

  /// One in this folder of all data.
  static PluginHome in(Path folder, boolean allowsUnsigned) {
    return new PluginHome(folder, shippedWithUs(), allowsUnsigned);
  }

  /// Beside the folder of our own jar, unless we run from loose classes.
  private static @Nullable Path shippedWithUs() {
    CodeSource source = PluginHome.class.getProtectionDomain().getCodeSource();
    try {
      Path jar = Path.of(source.getLocation().toURI());
      Path lib = jar.getParent();
      if (lib == null || !jar.toString().endsWith(".jar")) {
        return null;
      }
      Path plugins = lib.resolveSibling("plugins");
      return Files.isDirectory(plugins) ? plugins : null;
    } catch (URISyntaxException e) {
      throw new IllegalStateException("our own jar has no place", e);
    }
  }

  /// The folder that plugins are dropped into.
  Path jars() {
    return folder.resolve("plugins");
  }

  /// The folder, for who sees to it.
  Shelf shelf() {
    return new Shelf(jars(), check());
  }

  /// Which jars may run.
  SignatureCheck check() {
    return new SignatureCheck(jars(), shipped, allowsUnsigned);
  }
}
