package chat.parley.engine.server;

import chat.parley.engine.store.ServerStore;

/// Opens the stores of servers.
@FunctionalInterface
public interface ServerStores {

  /// The store that these options ask for, with a new identity if there was none. Blocks.
  ///
  /// @throws chat.parley.api.ParleyException with [chat.parley.api.ErrorCode#DATA_UNUSABLE],
  ///   [chat.parley.api.ErrorCode#DATA_IN_USE] or [chat.parley.api.ErrorCode#DATA_VERSION]
  ServerStore open(ServerOptions options);
}
