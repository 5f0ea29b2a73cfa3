package chat.parley.engine.net;

import chat.parley.api.ErrorCode;
import chat.parley.api.ParleyException;
import java.net.InetSocketAddress;
import java.util.Locale;

/// What to tell people when a socket cannot be bound.
final class BindFailure {

  private BindFailure() {}

  /// The failure in words. The JDK and the native transport name causes by text alone.
  static ParleyException of(InetSocketAddress where, Throwable cause) {
    String text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    int port = where.getPort();
    if (text.contains("already in use")) {
      return new ParleyException(
          ErrorCode.PORT_IN_USE,
          "UDP port %d is used by another process; choose another --port, or 0 for any free one"
              .formatted(port),
          cause);
    }
    if (text.contains("permission denied") || text.contains("not permitted")) {
      return new ParleyException(
          ErrorCode.PORT_IN_USE,
          "UDP port %d is not allowed to this process; choose another --port, or 0 for any free one"
              .formatted(port),
          cause);
    }
    if (text.contains("assign requested address") || text.contains("not available")) {
      return new ParleyException(
          ErrorCode.ADDRESS_UNKNOWN,
          "%s is no address of this machine".formatted(where.getAddress().getHostAddress()),
          cause);
    }
    return new ParleyException(
        ErrorCode.PORT_IN_USE,
        "UDP port %d cannot be opened: %s".formatted(port, cause.getMessage()),
        cause);
  }
}
