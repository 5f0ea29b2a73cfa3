package chat.parley.core.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/// Reads the fields of a signed record one after the other, on any input.
///
/// Fields that are not there read as zeros and empty texts; [#isComplete] tells at the end whether
/// all were there, well-formed, and nothing behind them.
final class FieldReader {

  private final byte[] bytes;
  private int at;
  private boolean isBroken;

  FieldReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Expects exactly these bytes next.
  void expect(byte[] domain) {
    if (!Arrays.equals(take(domain.length), domain)) {
      isBroken = true;
    }
  }

  /// A big-endian number of 4 bytes.
  int readInt() {
    return (int) number(Integer.BYTES);
  }

  /// A big-endian number of 8 bytes.
  long readLong() {
    return number(Long.BYTES);
  }

  PublicKey readKey() {
    return PublicKey.of(take(PublicKey.LENGTH));
  }

  Signature readSignature() {
    return Signature.of(take(Signature.LENGTH));
  }

  /// A nickname behind one byte of length. Bytes that are not UTF-8 decode to U+FFFD, and so do not
  /// encode to themselves again.
  String readNickname() {
    int length = (int) number(Byte.BYTES);
    if (length < 1 || length > FieldWriter.NICKNAME_LENGTH_MAX) {
      isBroken = true;
      return "";
    }
    byte[] encoded = take(length);
    String text = new String(encoded, UTF_8);
    if (!Arrays.equals(text.getBytes(UTF_8), encoded)) {
      isBroken = true;
    }
    return text;
  }

  /// Whether all fields were there, and nothing is left.
  boolean isComplete() {
    return !isBroken && at == bytes.length;
  }

  private long number(int length) {
    long number = 0;
    for (byte each : take(length)) {
      number = number << Byte.SIZE | (each & 0xff);
    }
    return number;
  }

  private byte[] take(int length) {
    if (isBroken || bytes.length - at < length) {
      isBroken = true;
      return new byte[length];
    }
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }
}
