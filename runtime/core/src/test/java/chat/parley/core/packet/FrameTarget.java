package chat.parley.core.packet;

/// For fuzzers: what is in a packet, and frames that were put together from pieces.
public final class FrameTarget {

  private FrameTarget() {}

  /// Tries one input; throws when it finds a mistake.
  public static void fuzzerTestOneInput(byte[] input) {
    Canonical.checkRun(input);
    Canonical.checkWhole(input);
  }
}
