package chat.parley.engine.plugin;

import java.nio.file.Path;

/// The folders of a host. All are made when they are missing.
///
/// @param jars where people put plugins; may be shared by several hosts
/// @param config `ID.toml` for each plugin that has one; may be shared by several hosts
/// @param data a folder `ID` and a file `ID.db` for each plugin; this host's own
/// @param shadow what is loaded is copied to here; this host's own, emptied when it opens
public record PluginFolders(Path jars, Path config, Path data, Path shadow) {

  /// Those of a host beside this node.
  ///
  /// @param home the folder of all data
  /// @param node the node's own
  public static PluginFolders of(Path home, Path node) {
    Path own = node.resolve("plugins");
    return new PluginFolders(
        home.resolve("plugins"),
        home.resolve("config"),
        own.resolve("data"),
        own.resolve("loaded"));
  }
}
