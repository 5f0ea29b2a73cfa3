package chat.parley.core.packet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.function.Supplier;

/// A cursor that appends big-endian fields to a buffer, or only counts the bytes that they take.
///
/// What a frame looks like is thereby written once, and its length cannot disagree with its bytes.
/// Values beyond their limits are a mistake of our own and throw [IllegalArgumentException]: what
/// is written here, every decoder accepts.
final class ByteWriter {

  /// The largest number that a varint holds (RFC 9000, section 16).
  static final long VARINT_MAX = (1L << 62) - 1;

  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final byte[] NOTHING = {};

  private final byte[] buffer;
  private final boolean counting;
  private int position;

  private ByteWriter(byte[] buffer, boolean counting, int position) {
    this.buffer = buffer;
    this.counting = counting;
    this.position = position;
  }

  /// Writes into `buffer` from `offset` on.
  static ByteWriter into(byte[] buffer, int offset) {
    return new ByteWriter(buffer, false, offset);
  }

  /// Writes nothing; its position is the count.
  static ByteWriter counting() {
    return new ByteWriter(NOTHING, true, 0);
  }

  /// Where the next field goes.
  int position() {
    return position;
  }

  void u8(int value) {
    if (!counting) {
      buffer[position] = (byte) value;
    }
    position++;
  }

  /// A constant of an enum that stands in protocol order: its ordinal is its number on the wire.
  @SuppressWarnings("EnumOrdinal")
  void constant(Enum<?> value) {
    u8(value.ordinal());
  }

  void u16(int value) {
    u8(value >>> 8);
    u8(value);
  }

  void u32(long value) {
    u16((int) (value >>> 16));
    u16((int) value);
  }

  void u64(long value) {
    if (!counting) {
      LONG.set(buffer, position, value);
    }
    position += Long.BYTES;
  }

  /// A variable-length integer in its shortest form (RFC 9000, section 16).
  void varint(long value) {
    switch (varintLength(value)) {
      case 1 -> u8((int) value);
      case 2 -> u16((int) value | 0x4000);
      case 4 -> u32(value | 0x8000_0000L);
      default -> u64(value | 0xc000_0000_0000_0000L);
    }
  }

  /// A variable-length integer that may not exceed `max`.
  void number(long value, long max, String what) {
    require(value >= 0 && value <= max, what);
    varint(value);
  }

  /// Bytes whose length the reader knows.
  void raw(byte[] bytes) {
    if (!counting) {
      System.arraycopy(bytes, 0, buffer, position, bytes.length);
    }
    position += bytes.length;
  }

  /// Bytes after their length.
  void block(byte[] bytes, int max, String what) {
    number(bytes.length, max, what);
    raw(bytes);
  }

  /// Bytes after their length, which are only made when they are written.
  void block(int length, Supplier<byte[]> bytes, int max, String what) {
    number(length, max, what);
    if (counting) {
      position += length;
    } else {
      raw(bytes.get());
    }
  }

  /// A text after its length in bytes.
  void text(String text, int max, String what) {
    byte[] bytes = Utf8.encode(text);
    if (bytes == null) {
      throw outside(what);
    }
    block(bytes, max, what);
  }

  /// The length of `value` as a varint: 1, 2, 4 or 8.
  static int varintLength(long value) {
    require(value >= 0 && value <= VARINT_MAX, "number");
    if (value < 1 << 6) {
      return 1;
    }
    if (value < 1 << 14) {
      return 2;
    }
    return value < 1 << 30 ? 4 : 8;
  }

  static void require(boolean holds, String what) {
    if (!holds) {
      throw outside(what);
    }
  }

  private static IllegalArgumentException outside(String what) {
    return new IllegalArgumentException(what + " is outside its limits");
  }
}
