package chat.parley.engine.server;

/// The end of a server without a word, for tests of other packages.
public final class ServerKill {

  private ServerKill() {}

  /// Ends the server as the end of its process would.
  public static void of(RunningServer server) {
    server.kill();
  }
}
