package chat.parley.engine.plugin;

import chat.parley.api.Client;
import chat.parley.api.plugin.Side;
import chat.parley.api.server.Server;
import chat.parley.api.spi.ClientFactory;

/// What a plugin host stands beside.
public sealed interface Neighbour {

  /// The side that its plugins must be made for.
  Side side();

  /// Connects clients of the plugins' own.
  ClientFactory clients();

  /// Where such clients have their server.
  default String serverAddress() {
    return switch (this) {
      case OfClient(Client client, _) -> client.server();
      case OfServer(Server server, _) -> "%s#%s".formatted(server.address(), server.fingerprint());
    };
  }

  /// A client.
  ///
  /// @param clients connects clients of the plugins' own
  record OfClient(Client client, ClientFactory clients) implements Neighbour {
    @Override
    public Side side() {
      return Side.CLIENT;
    }
  }

  /// A server.
  ///
  /// @param clients connects clients of the plugins' own
  record OfServer(Server server, ClientFactory clients) implements Neighbour {
    @Override
    public Side side() {
      return Side.SERVER;
    }
  }
}
