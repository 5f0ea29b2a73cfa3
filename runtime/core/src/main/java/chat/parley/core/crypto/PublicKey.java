package chat.parley.core.crypto;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/// The 32 public bytes of an Ed25519 or X25519 key, comparable and usable as a map's key.
///
/// Kept as four numbers rather than as an array: a client holds three keys for each nickname of its
/// table, and an array costs half as much again.
public final class PublicKey implements Comparable<PublicKey> {

  /// The length of every public key, in bytes.
  public static final int LENGTH = 32;

  // Bytes 0 to 7, 8 to 15 and so on, big-endian.
  private final long first;
  private final long second;
  private final long third;
  private final long fourth;

  private PublicKey(ByteBuffer bytes) {
    this.first = bytes.getLong();
    this.second = bytes.getLong();
    this.third = bytes.getLong();
    this.fourth = bytes.getLong();
  }

  /// A key with a copy of these 32 bytes.
  ///
  /// @throws IllegalArgumentException for another length
  public static PublicKey of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException(
          "a public key has %d bytes, must be %d".formatted(bytes.length, LENGTH));
    }
    return new PublicKey(ByteBuffer.wrap(bytes));
  }

  /// The key whose 32 bytes come next in `source`.
  static PublicKey read(ByteBuffer source) {
    return new PublicKey(source);
  }

  /// A copy of the 32 bytes.
  public byte[] bytes() {
    byte[] bytes = new byte[LENGTH];
    write(ByteBuffer.wrap(bytes));
    return bytes;
  }

  /// Copies the 32 bytes into `target` at `offset`.
  public void copyTo(byte[] target, int offset) {
    write(ByteBuffer.wrap(target, offset, LENGTH));
  }

  void write(ByteBuffer target) {
    target.putLong(first).putLong(second).putLong(third).putLong(fourth);
  }

  /// The order of the bytes, taken as unsigned.
  @Override
  public int compareTo(PublicKey other) {
    if (first != other.first) {
      return Long.compareUnsigned(first, other.first);
    }
    if (second != other.second) {
      return Long.compareUnsigned(second, other.second);
    }
    return third != other.third
        ? Long.compareUnsigned(third, other.third)
        : Long.compareUnsigned(fourth, other.fourth);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PublicKey that
        && first == that.first
        && second == that.second
        && third == that.third
        && fourth == that.fourth;
  }

  @Override
  public int hashCode() {
    long mixed = ((first * 31 + second) * 31 + third) * 31 + fourth;
    return Long.hashCode(mixed);
  }

  /// The key in hexadecimal.
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes());
  }
}
