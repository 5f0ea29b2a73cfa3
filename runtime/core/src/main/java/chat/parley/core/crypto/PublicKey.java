package chat.parley.core.crypto;

import java.util.Arrays;
import java.util.HexFormat;

/// The 32 public bytes of an Ed25519 or X25519 key, comparable and usable as a map's key.
public final class PublicKey implements Comparable<PublicKey> {

  /// The length of every public key, in bytes.
  public static final int LENGTH = 32;

  private final byte[] bytes;
  private final int hash;

  private PublicKey(byte[] bytes) {
    this.bytes = bytes;
    this.hash = Arrays.hashCode(bytes);
  }

  /// A key with a copy of these 32 bytes.
  ///
  /// @throws IllegalArgumentException for another length
  public static PublicKey of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException(
          "a public key has %d bytes, must be %d".formatted(bytes.length, LENGTH));
    }
    return new PublicKey(bytes.clone());
  }

  /// A copy of the 32 bytes.
  public byte[] bytes() {
    return bytes.clone();
  }

  /// Copies the 32 bytes into `target` at `offset`.
  public void copyTo(byte[] target, int offset) {
    System.arraycopy(bytes, 0, target, offset, LENGTH);
  }

  @Override
  public int compareTo(PublicKey other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PublicKey that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /// The key in hexadecimal.
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
