package chat.parley.core.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Writes the fields of a signed record one after the other.
final class FieldWriter {

  /// The length of the longest nickname, in bytes of UTF-8.
  static final int NICKNAME_LENGTH_MAX = 64;

  /// More than the longest record of this package.
  private static final int CAPACITY = 512;

  private final ByteBuffer buffer = ByteBuffer.allocate(CAPACITY);

  /// Checks that a nickname can be written.
  ///
  /// @throws IllegalArgumentException when it is not 1 to 64 bytes of UTF-8
  static void requireNickname(String nickname) {
    byte[] encoded = nickname.getBytes(UTF_8);
    if (encoded.length < 1 || encoded.length > NICKNAME_LENGTH_MAX) {
      throw new IllegalArgumentException(
          "a nickname has %d bytes, must be 1 to %d"
              .formatted(encoded.length, NICKNAME_LENGTH_MAX));
    }
    if (!new String(encoded, UTF_8).equals(nickname)) {
      throw new IllegalArgumentException("a nickname has half a surrogate pair");
    }
  }

  FieldWriter bytes(byte[] bytes) {
    buffer.put(bytes);
    return this;
  }

  /// A big-endian number of 4 bytes.
  FieldWriter number(int number) {
    buffer.putInt(number);
    return this;
  }

  /// A big-endian number of 8 bytes.
  FieldWriter number(long number) {
    buffer.putLong(number);
    return this;
  }

  FieldWriter key(PublicKey key) {
    return bytes(key.bytes());
  }

  /// A nickname behind one byte of length.
  FieldWriter nickname(String nickname) {
    byte[] encoded = nickname.getBytes(UTF_8);
    buffer.put((byte) encoded.length);
    return bytes(encoded);
  }

  byte[] toBytes() {
    return Arrays.copyOf(buffer.array(), buffer.position());
  }
}
