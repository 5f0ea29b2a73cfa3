package chat.parley.core.crypto;

/// The first check of a handshake message: 16 bytes that only those can make who know the
/// responder's static key, and that cost one HMAC to check.
///
/// `HMAC-SHA256(SHA-256("N1 mac1" | responderStatic), datagram up to here)`, cut to 16 bytes.
public final class Mac1 {

  /// The length, in bytes.
  public static final int LENGTH = 16;

  /// For messages to the responder with this static key.
  public Mac1(Crypto crypto, PublicKey responderStatic) {}

  /// The 16 bytes over the first `length` bytes of `datagram`.
  public byte[] of(byte[] datagram, int length) {
    throw new UnsupportedOperationException();
  }

  /// Writes the 16 bytes over the first `length` bytes of `datagram` right behind them.
  public void write(byte[] datagram, int length) {
    throw new UnsupportedOperationException();
  }

  /// Whether the 16 bytes behind the first `length` bytes of `datagram` are right; false when fewer
  /// stand there. In constant time.
  public boolean check(byte[] datagram, int length) {
    throw new UnsupportedOperationException();
  }
}
