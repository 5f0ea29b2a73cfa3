package chat.parley.api.spi;

/// Where a plugin's configuration is read from; bound by the host.
public interface ConfigSource {

  /// Reads the plugin's configuration.
  ///
  /// @throws IllegalArgumentException when it does not fit; the message names file, line, key, what
  ///   it is and what it must be
  <R extends Record> R read(Class<R> type);
}
