package chat.parley.core.hostile;

/// For fuzzers: a client, and what a lying server and a peer without manners do to it.
public final class ClientTarget {

  private ClientTarget() {}

  /// Tries one input; throws when it finds a mistake.
  public static void fuzzerTestOneInput(byte[] input) {
    Assault.on(Prey.client(), input);
  }
}
