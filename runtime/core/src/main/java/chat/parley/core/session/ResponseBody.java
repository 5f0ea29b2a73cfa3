package chat.parley.core.session;

import chat.parley.core.packet.Address;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// What the second Noise message carries (docs/protocol.md, section 3): `source id 8 | reset token
/// 16 | resume token 24 | observed ip 16 | observed port 2 | length 2 | payload`.
///
/// @param sourceId the responder's connection id: the one in the header is protected by nothing
/// @param resetToken by which the responder will tell that it has lost the session
/// @param resumeToken for the initiator's next handshake from the same address
/// @param observed where the responder sees the initiator
/// @param payload for the node above
record ResponseBody(
    long sourceId, byte[] resetToken, byte[] resumeToken, Address observed, byte[] payload) {

  private static final int RESET_TOKEN_LENGTH = 16;
  private static final int RESUME_TOKEN_LENGTH = 24;
  private static final int FIXED = 8 + RESET_TOKEN_LENGTH + RESUME_TOKEN_LENGTH + 16 + 2 + 2;

  byte[] encode() {
    var out = ByteBuffer.allocate(FIXED + payload.length);
    out.putLong(sourceId)
        .put(resetToken)
        .put(resumeToken)
        .putLong(observed.high())
        .putLong(observed.low());
    out.putShort((short) observed.port()).putShort((short) payload.length).put(payload);
    return out.array();
  }

  /// The body that these bytes are, or null.
  static @Nullable ResponseBody decode(byte[] bytes) {
    if (bytes.length < FIXED) {
      return null;
    }
    var in = ByteBuffer.wrap(bytes);
    long sourceId = in.getLong();
    byte[] resetToken = new byte[RESET_TOKEN_LENGTH];
    in.get(resetToken);
    byte[] resumeToken = new byte[RESUME_TOKEN_LENGTH];
    in.get(resumeToken);
    var observed = new Address(in.getLong(), in.getLong(), Short.toUnsignedInt(in.getShort()));
    int length = Short.toUnsignedInt(in.getShort());
    if (length != in.remaining() || length > InitBody.PAYLOAD_MAX) {
      return null;
    }
    byte[] payload = new byte[length];
    in.get(payload);
    return new ResponseBody(sourceId, resetToken, resumeToken, observed, payload);
  }
}
