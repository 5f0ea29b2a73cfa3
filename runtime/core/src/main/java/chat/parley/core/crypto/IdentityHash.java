package chat.parley.core.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;

/// The short name of an identity: the first 16 bytes of SHA-256 over `"N1 id\0"` and its Ed25519
/// key.
///
/// @param high bytes 0 to 7, big-endian
/// @param low bytes 8 to 15, big-endian
public record IdentityHash(long high, long low) implements Comparable<IdentityHash> {

  /// The length of the hash, in bytes.
  public static final int LENGTH = 16;

  private static final byte[] DOMAIN = "N1 id\0".getBytes(US_ASCII);

  /// The hash of the identity with this Ed25519 key.
  public static IdentityHash of(Crypto crypto, PublicKey identity) {
    return read(crypto.sha256(DOMAIN, identity.bytes()), 0);
  }

  /// The hash that stands in `source` at `offset`.
  ///
  /// @throws IndexOutOfBoundsException when fewer than 16 bytes stand there
  public static IdentityHash read(byte[] source, int offset) {
    ByteBuffer buffer = ByteBuffer.wrap(source, offset, LENGTH);
    return new IdentityHash(buffer.getLong(), buffer.getLong());
  }

  /// The 16 bytes.
  public byte[] bytes() {
    return ByteBuffer.allocate(LENGTH).putLong(high).putLong(low).array();
  }

  /// Copies the 16 bytes into `target` at `offset`.
  public void copyTo(byte[] target, int offset) {
    ByteBuffer.wrap(target, offset, LENGTH).putLong(high).putLong(low);
  }

  /// The order of the bytes, taken as unsigned.
  @Override
  public int compareTo(IdentityHash other) {
    int highs = Long.compareUnsigned(high, other.high);
    return highs != 0 ? highs : Long.compareUnsigned(low, other.low);
  }

  /// The hash in hexadecimal.
  @Override
  public String toString() {
    return "%016x%016x".formatted(high, low);
  }
}
