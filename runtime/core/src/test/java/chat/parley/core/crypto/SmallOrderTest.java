package chat.parley.core.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class SmallOrderTest {

  /// A point of order 8, in Edwards form.
  private static final PublicKey WEAK =
      PublicKey.of(
          HexFormat.of()
              .parseHex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"));

  private final Crypto crypto = new JdkCrypto();
  private final Seeds seeds = new Seeds(11);

  /// The neutral element, and zero: it fits every message whose hash is a multiple of 8.
  private final byte[] universal = universalSignature();

  @Test
  void keysWouldVerifyMessagesThatNobodySigned() throws GeneralSecurityException {
    java.security.Signature platform = java.security.Signature.getInstance("Ed25519");
    platform.initVerify(new JdkKeys().signingPublic(WEAK));
    int fits = 0;
    for (int i = 0; i < 100; i++) {
      platform.update(seeds.key());
      fits += platform.verify(universal) ? 1 : 0;
    }

    assertTrue(fits > 0);
  }

  @Test
  void keysVerifyNothing() {
    for (int i = 0; i < 100; i++) {
      assertFalse(crypto.verify(WEAK, seeds.key(), universal));
    }
  }

  /// The platform itself tells points of small order when it agrees.
  @Test
  void tableOfX25519IsThatOfThePlatform() {
    AgreementKey key = crypto.agreementKey(seeds.key());
    for (int top = 0; top < 2; top++) {
      for (int low = 0; low < 256; low++) {
        for (int rest : new int[] {0, 0xff}) {
          byte[] bytes = new byte[PublicKey.LENGTH];
          Arrays.fill(bytes, (byte) rest);
          bytes[0] = (byte) low;
          bytes[31] = (byte) ((rest & 0x7f) | top << 7);
          PublicKey peer = PublicKey.of(bytes);
          assertEquals(
              SmallOrder.hasAgreement(peer), crypto.agree(key, peer).length == 0, peer::toString);
        }
      }
    }
  }

  private static byte[] universalSignature() {
    byte[] signature = new byte[Signature.LENGTH];
    signature[0] = 1;
    return signature;
  }
}
