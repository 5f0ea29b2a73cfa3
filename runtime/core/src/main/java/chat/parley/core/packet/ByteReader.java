package chat.parley.core.packet;

/// A cursor over received bytes that never throws.
///
/// The first thing that is wrong is remembered, ends the input, and turns every later read into a
/// zero or something empty. A decoder reads a whole frame and then asks [#hasFailed] once.
final class ByteReader {

  private static final byte[] NOTHING = {};

  private final byte[] buffer;
  private final int start;
  private int end;
  private int position;
  private String failure = "";
  private int failedAt;

  ByteReader(byte[] buffer, int offset, int length) {
    this.buffer = buffer;
    this.start = offset;
    this.position = offset;
    this.end = offset + length;
  }

  int remaining() {
    return end - position;
  }

  boolean hasFailed() {
    return !failure.isEmpty();
  }

  /// What was wrong, and where.
  Decoded.Malformed malformed() {
    return new Decoded.Malformed(failure, failedAt);
  }

  /// Remembers the first thing that is wrong.
  void fail(String reason) {
    if (failure.isEmpty()) {
      failure = reason;
      failedAt = position - start;
      end = position;
    }
  }

  void require(boolean holds, String reason) {
    if (!holds) {
      fail(reason);
    }
  }

  int u8() {
    return has(1) ? buffer[position++] & 0xff : 0;
  }

  int u16() {
    return u8() << 8 | u8();
  }

  long u32() {
    return (long) u16() << 16 | u16();
  }

  long u64() {
    if (!has(Long.BYTES)) {
      return 0;
    }
    long value = (long) ByteWriter.LONG.get(buffer, position);
    position += Long.BYTES;
    return value;
  }

  /// A variable-length integer (RFC 9000, section 16); any but the shortest form fails.
  long varint() {
    int first = has(1) ? buffer[position] & 0xff : 0;
    int length = 1 << (first >>> 6);
    long value =
        switch (length) {
          case 1 -> u8();
          case 2 -> u16() & 0x3fff;
          case 4 -> u32() & 0x3fff_ffff;
          default -> u64() & ByteWriter.VARINT_MAX;
        };
    if (ByteWriter.varintLength(value) != length) {
      fail("number is not in its shortest form");
    }
    return value;
  }

  /// A variable-length integer of at most `max`.
  int number(int max, String tooLarge) {
    long value = varint();
    if (value > max) {
      fail(tooLarge);
      return 0;
    }
    return (int) value;
  }

  /// How many things follow, each of at least `eachMin` bytes: never more than can be there.
  int count(int max, int eachMin, String tooMany) {
    int count = number(max, tooMany);
    if ((long) count * eachMin > remaining()) {
      fail("ends early");
      return 0;
    }
    return count;
  }

  /// That many bytes, copied.
  byte[] raw(int length) {
    if (!has(length)) {
      return NOTHING;
    }
    byte[] bytes = new byte[length];
    System.arraycopy(buffer, position, bytes, 0, length);
    position += length;
    return bytes;
  }

  /// Bytes after their length.
  byte[] block(int max, String tooLong) {
    return raw(number(max, tooLong));
  }

  /// A text after its length in bytes.
  String text(int max, String tooLong) {
    int length = number(max, tooLong);
    if (length == 0 || !has(length)) {
      return "";
    }
    String text = Utf8.decode(buffer, position, position + length);
    if (text == null) {
      fail("text is not UTF-8");
      return "";
    }
    position += length;
    return text;
  }

  /// One of `values`, which are in protocol order, by its number in one byte.
  <E extends Enum<E>> E constant(E[] values, String unknown) {
    int ordinal = u8();
    if (ordinal >= values.length) {
      fail(unknown);
      return values[0];
    }
    return values[ordinal];
  }

  /// Whether everything that is left is zero; takes it.
  boolean takesZerosToEnd() {
    while (position < end) {
      if (buffer[position] != 0) {
        return false;
      }
      position++;
    }
    return true;
  }

  private boolean has(int count) {
    if (count > end - position) {
      fail("ends early");
      return false;
    }
    return true;
  }
}
