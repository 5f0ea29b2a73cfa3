package chat.parley.core.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// Two cases of RFC 5869, appendix A, for a clone without the published vectors.
final class HkdfTest {

  private static final HexFormat HEX = HexFormat.of();

  private final Hkdf hkdf = new Hkdf(new JdkCrypto());

  @Test
  void derivesTestCase1() {
    byte[] key = hkdf.extract(HEX.parseHex("000102030405060708090a0b0c"), repeated(0x0b, 22));

    assertEquals(
        "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5", HEX.formatHex(key));
    assertEquals(
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
        HEX.formatHex(hkdf.expand(key, HEX.parseHex("f0f1f2f3f4f5f6f7f8f9"), 42)));
  }

  @Test
  void derivesTestCase3WithoutSaltAndInfo() {
    byte[] key = hkdf.extract(new byte[0], repeated(0x0b, 22));

    assertEquals(
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
        HEX.formatHex(hkdf.expand(key, new byte[0], 42)));
  }

  @Test
  void refusesLengthsBeyond255Blocks() {
    byte[] key = new byte[32];

    assertEquals(8160, hkdf.expand(key, key, 8160).length);
    assertEquals(0, hkdf.expand(key, key, 0).length);
    assertThrows(IllegalArgumentException.class, () -> hkdf.expand(key, key, 8161));
    assertThrows(IllegalArgumentException.class, () -> hkdf.expand(key, key, -1));
  }

  private static byte[] repeated(int value, int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
