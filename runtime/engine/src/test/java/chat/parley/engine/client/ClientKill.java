package chat.parley.engine.client;

import chat.parley.api.Client;

/// The end of a client without a word, for tests of other packages.
public final class ClientKill {

  private ClientKill() {}

  /// Ends the client as the end of its process would.
  public static void of(Client client) {
    ((RunningClient) client).kill();
  }
}
