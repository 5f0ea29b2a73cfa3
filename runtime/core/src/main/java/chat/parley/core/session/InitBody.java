package chat.parley.core.session;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// What the first Noise message carries (docs/protocol.md, section 3): `counter 8 | reset token 16
/// | length 2 | payload | zeros`.
///
/// @param counter rises with each handshake of the initiator's static key
/// @param resetToken by which the initiator will tell that it has lost the session
/// @param payload for the node above
record InitBody(long counter, byte[] resetToken, byte[] payload) {

  /// The length of the encoding: what makes the Noise message fill an INIT.
  static final int LENGTH = 1_148 - 32 - 48 - 16;

  /// The longest payload for the node above.
  static final int PAYLOAD_MAX = 700;

  private static final int RESET_TOKEN_LENGTH = 16;
  private static final int FIXED = Long.BYTES + RESET_TOKEN_LENGTH + Short.BYTES;

  byte[] encode() {
    var out = ByteBuffer.allocate(LENGTH);
    out.putLong(counter).put(resetToken).putShort((short) payload.length).put(payload);
    return out.array();
  }

  /// The body that these bytes are, or null.
  static @Nullable InitBody decode(byte[] bytes) {
    if (bytes.length != LENGTH) {
      return null;
    }
    var in = ByteBuffer.wrap(bytes);
    long counter = in.getLong();
    byte[] resetToken = new byte[RESET_TOKEN_LENGTH];
    in.get(resetToken);
    int length = Short.toUnsignedInt(in.getShort());
    if (length > PAYLOAD_MAX) {
      return null;
    }
    byte[] payload = new byte[length];
    in.get(payload);
    for (int i = FIXED + length; i < LENGTH; i++) {
      if (bytes[i] != 0) {
        return null;
      }
    }
    return new InitBody(counter, resetToken, payload);
  }
}
