package chat.parley.core.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// What both sides of a handshake mix into its hash before the first message (docs/protocol.md,
/// section 3): `"N1 IK\0" | role 1 | the first 12 bytes of INIT`.
final class Prologue {

  private static final byte[] DOMAIN = "N1 IK\0".getBytes(StandardCharsets.US_ASCII);

  private Prologue() {}

  /// The prologue of the handshake that begins with this header.
  static byte[] of(Role role, byte[] initHeader) {
    byte code =
        switch (role) {
          case CLIENT_TO_SERVER -> 0;
          case PEER_TO_PEER -> 1;
        };
    return ByteBuffer.allocate(DOMAIN.length + 1 + initHeader.length)
        .put(DOMAIN)
        .put(code)
        .put(initHeader)
        .array();
  }
}
