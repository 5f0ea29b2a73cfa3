package chat.parley.engine.client;

import chat.parley.api.ClientOptions;
import chat.parley.engine.store.ClientStore;

/// Opens the stores of clients.
@FunctionalInterface
public interface ClientStores {

  /// The store that these options ask for, with a new identity if there was none. Blocks.
  ///
  /// @throws chat.parley.api.ParleyException with [chat.parley.api.ErrorCode#DATA_UNUSABLE],
  ///   [chat.parley.api.ErrorCode#DATA_IN_USE] or [chat.parley.api.ErrorCode#DATA_VERSION]
  ClientStore open(ClientOptions options);
}
