package chat.parley.core.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.util.Arrays;

/// The first check of a handshake message: 16 bytes that only those can make who know the
/// responder's static key, and that cost one HMAC to check.
///
/// `HMAC-SHA256(SHA-256("N1 mac1" | responderStatic), datagram up to here)`, cut to 16 bytes; where
/// there is a team key, it is in the inner hash as well, so that strangers fail here. Confined to
/// the thread of its [Crypto].
public final class Mac1 {

  /// The length, in bytes.
  public static final int LENGTH = 16;

  private static final byte[] DOMAIN = "N1 mac1".getBytes(US_ASCII);

  private final Crypto crypto;
  private final byte[] key;

  /// For messages to the responder with this static key, in an open network.
  public Mac1(Crypto crypto, PublicKey responderStatic) {
    this(crypto, responderStatic, TeamKey.NONE);
  }

  /// For messages to the responder with this static key.
  public Mac1(Crypto crypto, PublicKey responderStatic, TeamKey team) {
    this.crypto = crypto;
    this.key = crypto.sha256(DOMAIN, responderStatic.bytes(), team.forPackets(crypto));
  }

  /// The 16 bytes over the first `length` bytes of `datagram`.
  public byte[] of(byte[] datagram, int length) {
    return Arrays.copyOf(crypto.hmac(key, Arrays.copyOf(datagram, length)), LENGTH);
  }

  /// Writes the 16 bytes over the first `length` bytes of `datagram` right behind them.
  public void write(byte[] datagram, int length) {
    System.arraycopy(of(datagram, length), 0, datagram, length, LENGTH);
  }

  /// Whether the 16 bytes behind the first `length` bytes of `datagram` are right; false when fewer
  /// stand there. In constant time.
  public boolean check(byte[] datagram, int length) {
    if (length < 0 || datagram.length - length < LENGTH) {
      return false;
    }
    byte[] found = Arrays.copyOfRange(datagram, length, length + LENGTH);
    return MessageDigest.isEqual(of(datagram, length), found);
  }
}
