package chat.parley.engine.net;

import chat.parley.core.packet.Address;

/// What nodes are connected by: gives loops to live on, and links bound on these.
///
/// Safe for use by any thread.
public interface Network extends AutoCloseable {

  /// A loop to live on; the least recently given one.
  Loop nextLoop();

  /// Binds a link. Blocks until that is done; not to be called on a loop.
  ///
  /// @param loop one that this network gave
  /// @throws chat.parley.api.ParleyException with [chat.parley.api.ErrorCode#PORT_IN_USE] or
  ///   [chat.parley.api.ErrorCode#ADDRESS_UNKNOWN]
  DatagramLink bind(Loop loop, LocalAddress where, DatagramLink.Receiver receiver);

  /// The address of a host by name or number. Blocks for as long as the name service does; not to
  /// be called on a loop.
  ///
  /// @throws chat.parley.api.ParleyException with [chat.parley.api.ErrorCode#ADDRESS_UNKNOWN]
  Address resolve(String host, int port);

  /// Gives the loops back. What is bound must have been closed before. Closing twice does nothing.
  @Override
  void close();
}
