package chat.parley.core.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// The two kinds of 16 bytes that stand outside of a session: [Mac1] and [ResetTokens].
final class DatagramTagsTest {

  private final Crypto crypto = new JdkCrypto();
  private final Seeds seeds = new Seeds(9);
  private final AgreementKey own = crypto.agreementKey(seeds.key());
  private final Mac1 mac1 = new Mac1(crypto, own.publicKey());
  private final byte[] datagram = seeds.bytes(200);

  @Test
  void checksTheMacThatItWrote() {
    mac1.write(datagram, 150);

    assertTrue(mac1.check(datagram, 150));
    assertArrayEquals(mac1.of(datagram, 150), Arrays.copyOfRange(datagram, 150, 166));
    assertTrue(new Mac1(new BouncyCrypto(), own.publicKey()).check(datagram, 150));
  }

  @Test
  void rejectsEveryDamageUpToTheMac() {
    byte[] bytes = Arrays.copyOf(datagram, 166);
    mac1.write(bytes, 150);

    assertEquals(0, Damage.flips(bytes).filter(it -> mac1.check(it, 150)).count());
  }

  @Test
  void rejectsTheMacForAnotherResponder() {
    mac1.write(datagram, 150);

    assertFalse(
        new Mac1(crypto, crypto.agreementKey(seeds.key()).publicKey()).check(datagram, 150));
  }

  @Test
  void rejectsAMacThatDoesNotFit() {
    assertFalse(mac1.check(datagram, 185));
    assertFalse(mac1.check(datagram, 300));
    assertFalse(mac1.check(datagram, -1));
    assertFalse(mac1.check(datagram, Integer.MIN_VALUE));
  }

  @Test
  void makesTheSameResetTokensAfterARestart() {
    byte[] token = new ResetTokens(crypto, own).token(5);

    assertArrayEquals(token, new ResetTokens(new JdkCrypto(), own).token(5));
    assertFalse(Arrays.equals(token, new ResetTokens(crypto, own).token(6)));
    assertEquals(ResetTokens.LENGTH, token.length);
  }

  @Test
  void findsAResetTokenAtTheEndOfADatagramOfAtLeast21Bytes() {
    byte[] token = new ResetTokens(crypto, own).token(5);
    byte[] reset = Bytes.concat(new byte[5], token);

    assertTrue(ResetTokens.endsWith(reset, token));
    assertFalse(ResetTokens.endsWith(Arrays.copyOfRange(reset, 1, reset.length), token));
    assertFalse(ResetTokens.endsWith(Damage.flipped(reset, 20, 1), token));
    assertFalse(ResetTokens.endsWith(new byte[0], token));
  }
}
