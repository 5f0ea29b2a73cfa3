package chat.parley.testkit;

import chat.parley.engine.plugin.Extensions;
import chat.parley.engine.plugin.HostLimits;
import chat.parley.engine.plugin.Leftover;
import chat.parley.engine.plugin.Neighbour;
import chat.parley.engine.plugin.PluginFolders;
import chat.parley.engine.plugin.PluginHost;
import chat.parley.engine.plugin.PluginStatus;
import chat.parley.engine.plugin.Services;
import chat.parley.engine.plugin.jar.JarCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/// The plugins beside one client, or beside the server.
final class Shelf implements AutoCloseable {

  private final Kit kit;
  private final PluginHost plugins;

  /// @param owner whose it is; names its folders
  Shelf(Kit kit, String owner, Neighbour neighbour, Extensions extensions) {
    this.kit = kit;
    Path folder = kit.pluginFolder();
    try {
      this.plugins =
          PluginHost.open(
              new Services(
                  neighbour, extensions, kit.pluginClock(), JarCheck.NONE, HostLimits.DEFAULT),
              new PluginFolders(
                  folder,
                  folder.resolve("config"),
                  data(kit, owner),
                  folder.resolve("shadow").resolve(owner)));
    } catch (IOException e) {
      throw new UncheckedIOException("there is no place for the plugins of " + owner, e);
    }
  }

  /// Where the plugins of this owner keep what they have, each under its id.
  static Path data(Kit kit, String owner) {
    return kit.pluginFolder().resolve("data").resolve(owner);
  }

  /// Takes a jar in, which runs from then on unless it is made for the other side.
  ///
  /// @throws AssertionError when it cannot be loaded
  void take(Path jar) {
    plugins.take(jar);
    String file = String.valueOf(jar.getFileName());
    PluginStatus status =
        plugins.statuses().stream()
            .filter(it -> it.file().equals(file))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("the host does not know " + file));
    boolean isFine =
        switch (status.state()) {
          case RUNNING -> status.why().isEmpty();
          case ELSEWHERE -> true;
          case DISABLED, REFUSED, SWITCHED_OFF -> false;
        };
    if (!isFine) {
      throw kit.failure("the plugin in %s does not run: %s".formatted(file, status.why()));
    }
  }

  /// Unloads the plugin that was taken from this file.
  void forget(String file) {
    plugins.forget(file);
  }

  /// Unloaded plugins that are still in memory.
  List<String> leftovers() {
    return plugins.leftovers().stream().map(Leftover::load).toList();
  }

  @Override
  public void close() {
    plugins.close();
  }
}
