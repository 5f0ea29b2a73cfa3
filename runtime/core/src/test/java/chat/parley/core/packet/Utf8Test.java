package chat.parley.core.packet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Utf8Test {

  @Test
  void writesEveryCodePointAsThePlatformDoes() {
    for (int point = 0; point <= 0x10ffff; point++) {
      if (point >= 0xd800 && point <= 0xdfff) {
        continue;
      }
      String text = Character.toString(point);
      byte[] expected = text.getBytes(StandardCharsets.UTF_8);

      byte[] bytes = Utf8.encode(text);

      assertEquals(expected.length, Utf8.length(text));
      assertArrayEquals(expected, bytes);
      assertEquals(text, Utf8.decode(expected, 0, expected.length));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "\udc00", "a\ud83d", "\ud83dx", "\udf75\ud83c", "\ud83c\ud83c"})
  void knowsNoLengthOfSurrogatesWithoutPartner(String text) {
    assertEquals(-1, Utf8.length(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80",
        "bf",
        "c0af",
        "c1bf",
        "c3",
        "c328",
        "e0809f",
        "e2",
        "e282",
        "e228a1",
        "eda080",
        "edbfbf",
        "f0808080",
        "f08fbfbf",
        "f09f8d",
        "f48fbf",
        "f4908080",
        "f5808080",
        "fe",
        "ff"
      })
  void rejectsWhatIsNotUtf8(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);

    assertNull(Utf8.decode(bytes, 0, bytes.length));
  }

  @Test
  void decodesNoMoreThanItsRange() {
    byte[] bytes = HexFormat.of().parseHex("c3a4c3b6c3bc");

    assertEquals("\u00f6", Utf8.decode(bytes, 2, 4));
    assertNull(Utf8.decode(bytes, 1, 4));
    assertNull(Utf8.decode(bytes, 2, 5));
  }

  @Test
  void cutsBetweenCharacters() {
    assertEquals("aö", Utf8.cut("aö€", 3));
    assertEquals("aö", Utf8.cut("aö€", 5));
    assertEquals("aö€", Utf8.cut("aö€", 6));
    assertEquals("", Utf8.cut("\ud83d\ude00", 3));
    assertEquals("?x", Utf8.cut("\ud83dx", 200));
  }

  @Test
  void acceptsExactlyWhatAStrictDecoderOfThePlatformAccepts() {
    var random = new SplittableRandom(20_260_803);
    byte[] edges = HexFormat.of().parseHex("00417f80818f909fa0bfc0c1c2dfe0e1edeeeff0f1f4f5ff");
    for (int round = 0; round < 50_000; round++) {
      byte[] bytes = new byte[random.nextInt(6)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = edges[random.nextInt(edges.length)];
      }

      assertEquals(isStrictlyDecodable(bytes), Utf8.decode(bytes, 0, bytes.length) != null);
    }
  }

  private static boolean isStrictlyDecodable(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
