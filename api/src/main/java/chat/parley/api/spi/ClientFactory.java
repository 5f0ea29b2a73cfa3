package chat.parley.api.spi;

import chat.parley.api.Client;
import chat.parley.api.ClientOptions;

/// Makes running clients; found with [java.util.ServiceLoader].
public interface ClientFactory {

  /// Connects a client as [chat.parley.api.Parley.Builder#connect] promises.
  ///
  /// @throws InterruptedException when the waiting thread is interrupted
  Client connect(ClientOptions options) throws InterruptedException;
}
