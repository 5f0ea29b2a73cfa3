package chat.parley.plugins.metrics;

import chat.parley.api.command.Default;
import chat.parley.api.command.Range;
import chat.parley.api.plugin.Side;

/// Where the figures can be fetched.
///
/// @param address the interface to listen on, a name or a number
/// @param client beside a client, of which a computer may have several
/// @param server beside a server
public record MetricsConfig(
    @Default("127.0.0.1") String address, OfClient client, OfServer server) {

  /// Beside a client.
  ///
  /// @param listens whether it listens at all
  /// @param port 0 for any that is free
  public record OfClient(
      @Default("false") boolean listens, @Default("0") @Range(min = 0, max = 65_535) int port) {}

  /// Beside a server.
  ///
  /// @param listens whether it listens at all
  /// @param port 0 for any that is free
  public record OfServer(
      @Default("true") boolean listens, @Default("9464") @Range(min = 0, max = 65_535) int port) {}

  /// Where to listen on this side.
  Listening listening(Side side) {
    return switch (side) {
      case CLIENT -> new Listening(client.listens(), address, client.port(), false);
      case SERVER -> new Listening(server.listens(), address, server.port(), true);
    };
  }
}
