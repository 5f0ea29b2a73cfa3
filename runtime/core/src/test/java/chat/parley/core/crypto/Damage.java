package chat.parley.core.crypto;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Every small way to damage some bytes: one bit or all bits of one byte changed, the end cut off,
/// a byte put behind.
final class Damage {

  private Damage() {}

  /// Each byte changed in two ways.
  static Stream<byte[]> flips(byte[] bytes) {
    return IntStream.range(0, bytes.length)
        .boxed()
        .flatMap(at -> Stream.of(flipped(bytes, at, 1 << at % 8), flipped(bytes, at, 0xff)));
  }

  /// Each shorter beginning, and one byte more.
  static Stream<byte[]> resized(byte[] bytes) {
    return IntStream.rangeClosed(0, bytes.length + 1)
        .filter(length -> length != bytes.length)
        .mapToObj(length -> Arrays.copyOf(bytes, length));
  }

  /// How many of all damaged copies pass the check.
  static long survivors(byte[] bytes, Predicate<byte[]> check) {
    return Stream.concat(flips(bytes), resized(bytes)).filter(check).count();
  }

  static byte[] flipped(byte[] bytes, int at, int bits) {
    byte[] copy = bytes.clone();
    copy[at] ^= (byte) bits;
    return copy;
  }
}
