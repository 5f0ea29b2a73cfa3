package chat.parley.core.packet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ByteReaderTest {

  @ParameterizedTest
  @CsvSource({ // The first four are the examples of RFC 9000, appendix A.1.
    "151288809941952652, c2197c5eff14e88c",
    "494878333, 9d7f3e7d",
    "15293, 7bbd",
    "37, 25",
    "0, 00",
    "63, 3f",
    "64, 4040",
    "16383, 7fff",
    "16384, 80004000",
    "1073741823, bfffffff",
    "1073741824, c000000040000000",
    "4611686018427387903, ffffffffffffffff"
  })
  void readsAndWritesVariableLengthIntegers(long value, String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    byte[] written = new byte[bytes.length];

    ByteWriter.into(written, 0).varint(value);

    assertArrayEquals(bytes, written);
    assertEquals(value, reader(hex).varint());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"4025", "403f", "80000000", "80003fff", "c000000000000000", "c00000003fffffff"})
  void rejectsIntegersThatAreNotInTheirShortestForm(String hex) {
    ByteReader reader = reader(hex);

    reader.varint();

    assertEquals("number is not in its shortest form", reader.malformed().reason());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "40", "800000", "c0000000400000"})
  void failsWhenAnIntegerIsCutOff(String hex) {
    ByteReader reader = reader(hex);

    reader.varint();

    assertEquals("ends early", reader.malformed().reason());
  }

  @Test
  void remembersTheFirstFailureAndWhereItWas() {
    ByteReader reader = reader("0102034025ff");

    reader.raw(3);
    reader.number(1, "first");
    reader.fail("second");

    assertEquals(
        new Decoded.Malformed("number is not in its shortest form", 5), reader.malformed());
  }

  @Test
  void readsNothingMoreAfterAFailure() {
    ByteReader reader = reader("010203040506070809");
    reader.u8();
    assertFalse(reader.hasFailed());

    reader.fail("enough");

    assertTrue(reader.hasFailed());
    assertEquals(0, reader.remaining());
    assertEquals(0, reader.u8());
    assertEquals(0, reader.u64());
    assertEquals(0, reader.varint());
    assertEquals("", reader.text(9, "too long"));
    assertEquals(0, reader.raw(4).length);
  }

  @Test
  void countsNoMoreThingsThanCanBeThere() {
    ByteReader reader = reader("03aabbccdd");

    int count = reader.count(100, 2, "too many");

    assertEquals(0, count);
    assertEquals("ends early", reader.malformed().reason());
  }

  private static ByteReader reader(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    return new ByteReader(bytes, 0, bytes.length);
  }
}
