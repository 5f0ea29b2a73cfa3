package chat.parley.api.plugin;

import java.util.Map;
import java.util.Optional;

/// A small store of texts under keys, of the plugin's own. What was put is on disk when [#put]
/// returns, and there again when the plugin is loaded the next time.
///
/// A key has 1 to 200 bytes of UTF-8, a value at most 1 MiB, all of a plugin together 64 MiB. Safe
/// for use by any thread; blocks for about one disk write, so it is made for virtual threads.
public interface Store {

  /// The value under this key.
  ///
  /// @throws IllegalArgumentException when the key is too long
  /// @throws IllegalStateException when the plugin is unloaded, or the disk fails
  Optional<String> get(String key);

  /// Puts a value in place of the one that was there.
  ///
  /// @throws IllegalArgumentException when the key or the value is too long
  /// @throws IllegalStateException when there is no room, the plugin is unloaded, or the disk fails
  void put(String key, String value);

  /// Removes what is under this key, if anything is.
  ///
  /// @throws IllegalArgumentException when the key is too long
  /// @throws IllegalStateException when the plugin is unloaded, or the disk fails
  void remove(String key);

  /// All that is under keys which begin with this, in the order of the keys' code points.
  ///
  /// @throws IllegalStateException when the plugin is unloaded, or the disk fails
  Map<String, String> entries(String prefix);
}
