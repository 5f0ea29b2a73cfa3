package chat.parley.core.crypto;

import chat.parley.core.Entropy;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/// Issues and checks the tokens by which a client proves that it receives at the address it sends
/// from; the server keeps nothing but the keys.
///
/// ```text
/// 0:keyId(1)  1:expiry(7, milliseconds)  8:mac(16)                                      = 24 bytes
/// mac = HMAC-SHA256(key, version(1) | expiry(7) | purpose(1) | ip(4 or 16) | [port(2)]), cut
/// ```
///
/// The highest bit of the key id tells the purpose, and only a retry token names the port. Confined
/// to the thread of its [Crypto].
public final class AddressTokens {

  /// The length of a token, in bytes.
  public static final int LENGTH = 24;

  private static final int VERSION = 1;
  private static final int MAC_OFFSET = 8;
  private static final int MAC_LENGTH = 16;
  private static final int RESUME_BIT = 0x80;
  private static final long EXPIRY_MASK = (1L << 56) - 1;

  /// What a token is for.
  public enum Purpose {
    /// This handshake: valid for 10 s from the same address and port.
    RETRY(10_000, 120_000),
    /// A later handshake: valid for 24 h from the same address, any port.
    RESUME(86_400_000, 86_400_000);

    private final long lifetimeMillis;
    private final long rotationMillis;

    Purpose(long lifetimeMillis, long rotationMillis) {
      this.lifetimeMillis = lifetimeMillis;
      this.rotationMillis = rotationMillis;
    }

    /// How long a token for it is valid, in milliseconds.
    public long lifetimeMillis() {
      return lifetimeMillis;
    }
  }

  private final Crypto crypto;
  private final RotatingKey retryKey;
  private final RotatingKey resumeKey;

  /// Tokens under fresh keys, drawn from `entropy` now and at each rotation.
  public AddressTokens(Crypto crypto, Entropy entropy) {
    this.crypto = crypto;
    this.retryKey = new RotatingKey(entropy, Purpose.RETRY.rotationMillis);
    this.resumeKey = new RotatingKey(entropy, Purpose.RESUME.rotationMillis);
  }

  /// A new token for the client at this address.
  ///
  /// @param nowMillis of a clock that never goes back, from 0
  /// @param ip 4 or 16 bytes
  public byte[] issue(long nowMillis, Purpose purpose, byte[] ip, int port) {
    RotatingKey key = keyFor(purpose);
    key.rotate(nowMillis);
    int purposeBit = purpose == Purpose.RESUME ? RESUME_BIT : 0;
    long expiry = nowMillis + purpose.lifetimeMillis & EXPIRY_MASK;
    byte[] mac = crypto.hmac(key.current(), authenticated(expiry, purpose, ip, port));
    return ByteBuffer.allocate(LENGTH)
        .putLong((long) (key.currentId() | purposeBit) << 56 | expiry)
        .put(mac, 0, MAC_LENGTH)
        .array();
  }

  /// What this token was issued for, to this address; empty when it was not, or has expired.
  ///
  /// @param nowMillis of the same clock
  /// @param token any bytes
  public Optional<Purpose> check(long nowMillis, byte[] token, byte[] ip, int port) {
    if (token.length != LENGTH) {
      return Optional.empty();
    }
    long head = ByteBuffer.wrap(token).getLong();
    long expiry = head & EXPIRY_MASK;
    Purpose purpose = head < 0 ? Purpose.RESUME : Purpose.RETRY;
    RotatingKey keys = keyFor(purpose);
    keys.rotate(nowMillis);
    byte[] key = keys.find((int) (head >>> 56) & ~RESUME_BIT);
    if (key == null || nowMillis >= expiry) {
      return Optional.empty();
    }
    byte[] mac = crypto.hmac(key, authenticated(expiry, purpose, ip, port));
    boolean isRight =
        MessageDigest.isEqual(
            Arrays.copyOf(mac, MAC_LENGTH), Arrays.copyOfRange(token, MAC_OFFSET, LENGTH));
    return isRight ? Optional.of(purpose) : Optional.empty();
  }

  private RotatingKey keyFor(Purpose purpose) {
    return switch (purpose) {
      case RETRY -> retryKey;
      case RESUME -> resumeKey;
    };
  }

  private static byte[] authenticated(long expiry, Purpose purpose, byte[] ip, int port) {
    boolean isRetry = purpose == Purpose.RETRY;
    ByteBuffer buffer =
        ByteBuffer.allocate(Long.BYTES + 1 + ip.length + (isRetry ? Short.BYTES : 0))
            .putLong((long) VERSION << 56 | expiry)
            .put((byte) (isRetry ? 1 : 2))
            .put(ip);
    return isRetry ? buffer.putShort((short) port).array() : buffer.array();
  }
}
