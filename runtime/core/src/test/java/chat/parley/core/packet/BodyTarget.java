package chat.parley.core.packet;

/// For fuzzers: bodies of mail, and entries of the table.
public final class BodyTarget {

  private BodyTarget() {}

  /// Tries one input; throws when it finds a mistake.
  public static void fuzzerTestOneInput(byte[] input) {
    Canonical.checkBodies(input);
    Canonical.checkEntry(input);
  }
}
