package chat.parley.core.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Reads the fields of a signed record one after the other, on any input.
///
/// Fields that are not there read as zeros and empty texts; [#isComplete] tells at the end whether
/// all were there, well-formed, and nothing behind them.
final class FieldReader {

  private static final byte[] ZEROS = new byte[Signature.LENGTH];

  private final ByteBuffer bytes;
  private boolean isBroken;

  FieldReader(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes);
  }

  /// Expects exactly these bytes next.
  void expect(byte[] domain) {
    ByteBuffer next = next(domain.length);
    for (byte each : domain) {
      isBroken |= next.get() != each;
    }
  }

  /// A big-endian number of 4 bytes.
  int readInt() {
    return next(Integer.BYTES).getInt();
  }

  /// A big-endian number of 8 bytes.
  long readLong() {
    return next(Long.BYTES).getLong();
  }

  PublicKey readKey() {
    return PublicKey.read(next(PublicKey.LENGTH));
  }

  Signature readSignature() {
    return Signature.read(next(Signature.LENGTH));
  }

  /// A nickname behind one byte of length. Bytes that are not UTF-8 decode to U+FFFD, and so do not
  /// encode to themselves again.
  String readNickname() {
    int length = next(Byte.BYTES).get();
    if (length < 1 || length > FieldWriter.NICKNAME_LENGTH_MAX) {
      isBroken = true;
      return "";
    }
    byte[] encoded = new byte[length];
    next(length).get(encoded);
    if (isAscii(encoded)) {
      return new String(encoded, US_ASCII);
    }
    String text = new String(encoded, UTF_8);
    isBroken |= !Arrays.equals(text.getBytes(UTF_8), encoded);
    return text;
  }

  private static boolean isAscii(byte[] encoded) {
    int bits = 0;
    for (byte each : encoded) {
      bits |= each;
    }
    return bits >= 0;
  }

  /// Whether all fields were there, and nothing is left.
  boolean isComplete() {
    return !isBroken && !bytes.hasRemaining();
  }

  private ByteBuffer next(int length) {
    isBroken |= bytes.remaining() < length;
    return isBroken ? ByteBuffer.wrap(ZEROS) : bytes;
  }
}
