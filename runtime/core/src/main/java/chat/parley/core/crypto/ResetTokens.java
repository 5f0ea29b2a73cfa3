package chat.parley.core.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;

/// Makes the tokens by which a node that has lost its sessions tells a peer so; they come from the
/// static key, and thus survive a restart.
///
/// `HMAC-SHA256(resetKey, connectionId)`, cut to 16 bytes, with `resetKey = HMAC-SHA256(static
/// seed, "N1 reset\0")`. Confined to the thread of its [Crypto].
public final class ResetTokens {

  /// The length of a token, in bytes.
  public static final int LENGTH = 16;

  /// The length of the shortest datagram that is a reset, in bytes (RFC 9000, section 10.3).
  public static final int DATAGRAM_LENGTH_MIN = 21;

  private static final byte[] DOMAIN = "N1 reset\0".getBytes(US_ASCII);

  private final Crypto crypto;
  private final byte[] key;

  /// The tokens of the node with this static key.
  public ResetTokens(Crypto crypto, AgreementKey own) {
    this.crypto = crypto;
    this.key = crypto.hmac(own.seed(), DOMAIN);
  }

  /// The token for a connection id that this node had chosen.
  public byte[] token(long connectionId) {
    byte[] id = ByteBuffer.allocate(Long.BYTES).putLong(connectionId).array();
    return Arrays.copyOf(crypto.hmac(key, id), LENGTH);
  }

  /// Whether the last 16 bytes of `datagram` are `token`, in constant time; false for a datagram of
  /// fewer than 21 bytes.
  public static boolean endsWith(byte[] datagram, byte[] token) {
    if (datagram.length < DATAGRAM_LENGTH_MIN) {
      return false;
    }
    byte[] end = Arrays.copyOfRange(datagram, datagram.length - LENGTH, datagram.length);
    return MessageDigest.isEqual(end, token);
  }
}
