package chat.parley.api;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a client is made with, as [Parley.Builder] collected it.
///
/// @param server `host:port`, with `#fingerprint` when pinned; null for the environment's
/// @param port the local UDP port, 0 for any
/// @param data the data folder; null for the usual one
/// @param inMemory whether nothing is written to disk
/// @param patience how long to wait for the registration
public record ClientOptions(
    Nickname nickname,
    @Nullable String server,
    int port,
    @Nullable Path data,
    boolean inMemory,
    Kind kind,
    Duration patience) {

  /// Five tries of 500 ms, as long as the ancestor waited.
  static final Duration PATIENCE = Duration.ofMillis(2_500);

  static ClientOptions defaults(Nickname nickname) {
    return new ClientOptions(nickname, null, 0, null, false, Kind.HUMAN, PATIENCE);
  }

  ClientOptions withServer(String next) {
    return new ClientOptions(nickname, next, port, data, inMemory, kind, patience);
  }

  ClientOptions withPort(int next) {
    return new ClientOptions(nickname, server, next, data, inMemory, kind, patience);
  }

  ClientOptions withData(Path next) {
    return new ClientOptions(nickname, server, port, next, inMemory, kind, patience);
  }

  ClientOptions withInMemory(boolean next) {
    return new ClientOptions(nickname, server, port, data, next, kind, patience);
  }

  ClientOptions withKind(Kind next) {
    return new ClientOptions(nickname, server, port, data, inMemory, next, patience);
  }

  ClientOptions withPatience(Duration next) {
    return new ClientOptions(nickname, server, port, data, inMemory, kind, next);
  }
}
