package chat.parley.engine.server;

import chat.parley.core.server.ServerSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What a server is started with.
///
/// @param port the UDP port, 1024 to 65535, or 0 for any free one
/// @param bind the name or address of the interface to listen on; empty for all
/// @param data the data folder, made if missing; null for the usual one
/// @param inMemory whether nothing is written to disk
/// @param settings limits and times
public record ServerOptions(
    int port, String bind, @Nullable Path data, boolean inMemory, ServerSettings settings) {

  /// A server on all interfaces with the usual folder and settings.
  public static ServerOptions onPort(int port) {
    return new ServerOptions(port, "", null, false, ServerSettings.DEFAULT);
  }
}
