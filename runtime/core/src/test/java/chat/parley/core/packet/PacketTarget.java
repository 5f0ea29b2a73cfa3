package chat.parley.core.packet;

/// For fuzzers: whole datagrams.
public final class PacketTarget {

  private PacketTarget() {}

  /// Tries one input; throws when it finds a mistake.
  public static void fuzzerTestOneInput(byte[] input) {
    Canonical.checkPacket(input);
  }
}
