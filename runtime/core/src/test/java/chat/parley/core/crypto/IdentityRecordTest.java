package chat.parley.core.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class IdentityRecordTest {

  private final Crypto crypto = new JdkCrypto();
  private final Seeds seeds = new Seeds(5);
  private final Identity alice = Identity.create(crypto, seeds);
  private final PublicKey prekey = crypto.agreementKey(seeds.key()).publicKey();
  private final IdentityRecord record =
      unsigned("älice", "Älice", prekey).signedBy(crypto, alice.signing());

  @Test
  void decodesAndVerifiesWhatItsIdentitySigned() {
    IdentityRecord decoded = IdentityRecord.decode(record.encode()).orElseThrow();

    assertEquals(record, decoded);
    assertTrue(decoded.verify(crypto));
  }

  @Test
  void isNotVerifiedBeforeItIsSigned() {
    assertFalse(unsigned("alice", "Alice", prekey).verify(crypto));
  }

  @Test
  void rejectsEveryDamagedRecord() {
    byte[] bytes = record.encode();

    assertEquals(
        0,
        Damage.survivors(
            bytes, it -> IdentityRecord.decode(it).filter(r -> r.verify(crypto)).isPresent()));
  }

  @Test
  void encodesEveryDecodableDamageToItself() {
    Damage.flips(record.encode())
        .forEach(it ->
            IdentityRecord.decode(it)
                .ifPresent(decoded -> assertArrayEquals(it, decoded.encode())));
  }

  @Test
  void rejectsNoise() {
    for (int i = 0; i < 2000; i++) {
      byte[] noise = Bytes.concat("N1 rec\0".getBytes(US_ASCII), seeds.upTo(400));
      assertTrue(IdentityRecord.decode(noise).isEmpty());
      assertTrue(IdentityRecord.decode(seeds.upTo(400)).isEmpty());
    }
  }

  @Test
  void rejectsNicknamesThatAreNotUtf8() {
    byte[] bytes = unsigned("abc", "xyz", prekey).encode();
    byte[] overlong = bytes.clone();
    overlong[8] = (byte) 0xc0;
    overlong[9] = (byte) 0x80;
    byte[] surrogate = bytes.clone();
    surrogate[8] = (byte) 0xed;
    surrogate[9] = (byte) 0xa0;
    surrogate[10] = (byte) 0x80;

    assertTrue(IdentityRecord.decode(bytes).isPresent());
    assertTrue(IdentityRecord.decode(overlong).isEmpty());
    assertTrue(IdentityRecord.decode(surrogate).isEmpty());
    assertTrue(IdentityRecord.decode(Damage.flipped(bytes, 9, 0x80)).isEmpty());
  }

  @Test
  void keepsTheReplacementCharacterInNicknames() {
    IdentityRecord odd = unsigned("\ufffd", "\ufffd", prekey);

    assertEquals(odd, IdentityRecord.decode(odd.encode()).orElseThrow());
  }

  @Test
  void takesNicknamesOf1To64Bytes() {
    IdentityRecord longest = unsigned("x".repeat(64), "ä".repeat(32), prekey);

    assertEquals(IdentityRecord.LENGTH_MAX, longest.encode().length);
    assertEquals(longest, IdentityRecord.decode(longest.encode()).orElseThrow());
    assertThrows(IllegalArgumentException.class, () -> unsigned("", "x", prekey));
    assertThrows(IllegalArgumentException.class, () -> unsigned("x", "x".repeat(65), prekey));
    assertThrows(IllegalArgumentException.class, () -> unsigned("x", "\ud800", prekey));
  }

  @Test
  void isSignedByItsOwnIdentityOnly() {
    SigningKey other = crypto.signingKey(seeds.key());

    assertThrows(IllegalArgumentException.class, () -> record.signedBy(crypto, other));
  }

  @Test
  void verifiesNoKeysOfSmallOrder() {
    PublicKey zero = PublicKey.of(new byte[PublicKey.LENGTH]);
    IdentityRecord weakPrekey = unsigned("alice", "Alice", zero).signedBy(crypto, alice.signing());

    assertFalse(weakPrekey.verify(crypto));
  }

  private IdentityRecord unsigned(String nicknameKey, String nickname, PublicKey current) {
    return new IdentityRecord(
        nicknameKey,
        nickname,
        alice.signing().publicKey(),
        alice.agreement().publicKey(),
        7,
        current,
        8,
        9,
        Signature.NONE);
  }
}
