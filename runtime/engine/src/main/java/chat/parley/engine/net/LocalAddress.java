package chat.parley.engine.net;

import chat.parley.api.ErrorCode;
import chat.parley.api.ParleyException;

/// Where a link is to be bound.
///
/// @param host the name or address of one of this machine's interfaces; empty for all of them
/// @param port 1024 to 65535, or 0 for any free one
public record LocalAddress(String host, int port) {

  private static final int PRIVILEGED_MAX = 1023;
  private static final int PORT_MAX = 65_535;

  /// Checks the port.
  ///
  /// @throws ParleyException with [ErrorCode#PORT_IN_USE] when nobody may use it
  public LocalAddress {
    if (port < 0 || port > PORT_MAX || (port > 0 && port <= PRIVILEGED_MAX)) {
      throw new ParleyException(
          ErrorCode.PORT_IN_USE,
          "the UDP port is %d, must be 1024 to 65535, or 0 for any free one".formatted(port));
    }
  }

  /// All interfaces of this machine.
  public static LocalAddress anywhere(int port) {
    return new LocalAddress("", port);
  }

  /// The same place with another port.
  public LocalAddress withPort(int next) {
    return new LocalAddress(host, next);
  }
}
