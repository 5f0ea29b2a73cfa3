package chat.parley.core.crypto;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/// The 64 bytes of an Ed25519 signature, as a comparable value.
public final class Signature {

  /// The length of every signature, in bytes.
  public static final int LENGTH = 64;

  /// The signature of what is not signed yet: 64 zero bytes.
  public static final Signature NONE = new Signature(new byte[LENGTH]);

  private final byte[] bytes;

  private Signature(byte[] bytes) {
    this.bytes = bytes;
  }

  /// A signature with a copy of these 64 bytes.
  ///
  /// @throws IllegalArgumentException for another length
  public static Signature of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException(
          "a signature has %d bytes, must be %d".formatted(bytes.length, LENGTH));
    }
    return new Signature(bytes.clone());
  }

  /// The signature whose 64 bytes come next in `source`.
  static Signature read(ByteBuffer source) {
    byte[] bytes = new byte[LENGTH];
    source.get(bytes);
    return new Signature(bytes);
  }

  /// A copy of the 64 bytes.
  public byte[] bytes() {
    return bytes.clone();
  }

  void write(ByteBuffer target) {
    target.put(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Signature that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /// The signature in hexadecimal.
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
