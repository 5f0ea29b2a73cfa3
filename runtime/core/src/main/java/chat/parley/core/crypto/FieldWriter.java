package chat.parley.core.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/// Writes the fields of a signed record one after the other.
final class FieldWriter {

  /// The length of the longest nickname, in bytes of UTF-8.
  static final int NICKNAME_LENGTH_MAX = 64;

  private final ByteBuffer buffer;

  /// Writes so many bytes in all.
  FieldWriter(int length) {
    buffer = ByteBuffer.allocate(length);
  }

  /// How many bytes a nickname takes with its length before it.
  static int length(String nickname) {
    return 1 + (isAscii(nickname) ? nickname.length() : nickname.getBytes(UTF_8).length);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /// Checks that a nickname can be written.
  ///
  /// @throws IllegalArgumentException when it is not 1 to 64 bytes of UTF-8
  static void requireNickname(String nickname) {
    int length = length(nickname) - 1;
    if (length < 1 || length > NICKNAME_LENGTH_MAX) {
      throw new IllegalArgumentException(
          "a nickname has %d bytes, must be 1 to %d".formatted(length, NICKNAME_LENGTH_MAX));
    }
    if (!isAscii(nickname) && !new String(nickname.getBytes(UTF_8), UTF_8).equals(nickname)) {
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
    key.write(buffer);
    return this;
  }

  FieldWriter signature(Signature signature) {
    signature.write(buffer);
    return this;
  }

  /// A nickname behind one byte of length.
  FieldWriter nickname(String nickname) {
    byte[] encoded = nickname.getBytes(UTF_8);
    buffer.put((byte) encoded.length);
    return bytes(encoded);
  }

  /// What has been written, which must be as long as was said.
  byte[] toBytes() {
    if (buffer.hasRemaining()) {
      throw new IllegalStateException("%d bytes are missing".formatted(buffer.remaining()));
    }
    return buffer.array();
  }
}
