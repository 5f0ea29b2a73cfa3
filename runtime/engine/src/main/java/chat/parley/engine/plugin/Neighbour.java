package chat.parley.engine.plugin;

import chat.parley.api.Client;
import chat.parley.api.plugin.Side;
import chat.parley.api.server.Server;
import chat.parley.api.spi.ClientFactory;

/// What a plugin host stands beside.
public sealed interface Neighbour {

  /// The side that its plugins must be made for.
  Side side();

  /// A client.
  record OfClient(Client client) implements Neighbour {
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
