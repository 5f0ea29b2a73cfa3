package chat.parley.core.hostile;

/// For fuzzers: a server, and what clients without manners do to it.
public final class ServerTarget {

  private ServerTarget() {}

  /// Tries one input; throws when it finds a mistake.
  public static void fuzzerTestOneInput(byte[] input) {
    Assault.on(Prey.server(), input);
  }
}
