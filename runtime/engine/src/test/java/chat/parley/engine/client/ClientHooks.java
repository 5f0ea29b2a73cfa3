package chat.parley.engine.client;

import chat.parley.api.Client;
import chat.parley.engine.hook.TransportHooks;

/// The hooks of clients that tests hold.
public final class ClientHooks {

  private ClientHooks() {}

  /// Those of this one.
  public static TransportHooks of(Client client) {
    return ((RunningClient) client).hooks();
  }
}
