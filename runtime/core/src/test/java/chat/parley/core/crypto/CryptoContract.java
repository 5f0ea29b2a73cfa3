package chat.parley.core.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every [Crypto] owes to the code above it.
abstract class CryptoContract {

  private static final byte[] NOTHING = {};

  private final Crypto crypto = newCrypto();
  private final Seeds seeds = new Seeds(1);
  private final byte[] message = seeds.bytes(100);

  abstract Crypto newCrypto();

  @Test
  void agreesOnOneSecretFromBothSides() {
    AgreementKey alice = crypto.agreementKey(seeds.key());
    AgreementKey bob = crypto.agreementKey(seeds.key());
    AgreementKey carol = crypto.agreementKey(seeds.key());

    byte[] secret = crypto.agree(alice, bob.publicKey());

    assertEquals(32, secret.length);
    assertArrayEquals(secret, crypto.agree(bob, alice.publicKey()));
    assertFalse(Arrays.equals(secret, crypto.agree(alice, carol.publicKey())));
    assertFalse(Arrays.equals(secret, crypto.agree(carol, bob.publicKey())));
  }

  @Test
  void agreesOnNothingWithPointsOfSmallOrder() {
    AgreementKey alice = crypto.agreementKey(seeds.key());
    List<String> points =
        List.of(
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000080",
            "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
            "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");

    for (String point : points) {
      PublicKey key = PublicKey.of(HexFormat.of().parseHex(point));
      assertEquals(0, crypto.agree(alice, key).length, point);
    }
  }

  @Test
  void makesTheSameKeysFromTheSameSeeds() {
    byte[] seed = seeds.key();

    assertEquals(crypto.agreementKey(seed), newCrypto().agreementKey(seed));
    assertEquals(crypto.signingKey(seed), newCrypto().signingKey(seed));
    assertArrayEquals(seed, crypto.agreementKey(seed).seed());
    assertArrayEquals(seed, crypto.signingKey(seed).seed());
    assertNotEquals(crypto.agreementKey(seed), crypto.agreementKey(seeds.key()));
    assertNotEquals(crypto.signingKey(seed), crypto.signingKey(seeds.key()));
  }

  @Test
  void printsNoPrivateKey() {
    byte[] seed = seeds.key();

    assertEquals("***", crypto.agreementKey(seed).toString());
    assertEquals("***", crypto.signingKey(seed).toString());
    assertFalse(Identity.of(crypto, seed, seed).toString().contains("seed"));
    assertTrue(new Prekey(1, crypto.agreementKey(seed), 2).toString().contains("***"));
    assertFalse(crypto.cipher(seed).toString().contains(HexFormat.of().formatHex(seed)));
  }

  @Test
  void refusesKeysOfWrongLength() {
    byte[] short31 = new byte[31];

    assertThrows(IllegalArgumentException.class, () -> crypto.agreementKey(short31));
    assertThrows(IllegalArgumentException.class, () -> crypto.signingKey(short31));
    assertThrows(IllegalArgumentException.class, () -> crypto.cipher(short31));
    assertThrows(
        IllegalArgumentException.class, () -> crypto.seal(short31, new byte[12], NOTHING, NOTHING));
    assertThrows(
        IllegalArgumentException.class,
        () -> crypto.open(new byte[32], new byte[11], NOTHING, new byte[16]));
  }

  @Test
  void verifiesWhatItSigned() {
    SigningKey key = crypto.signingKey(seeds.key());

    byte[] signature = crypto.sign(key, message);

    assertEquals(64, signature.length);
    assertTrue(crypto.verify(key.publicKey(), message, signature));
    assertTrue(crypto.verify(key.publicKey(), NOTHING, crypto.sign(key, NOTHING)));
  }

  @Test
  void rejectsForeignAndDamagedSignatures() {
    SigningKey key = crypto.signingKey(seeds.key());
    PublicKey owner = key.publicKey();
    PublicKey other = crypto.signingKey(seeds.key()).publicKey();
    byte[] signature = crypto.sign(key, message);

    assertFalse(crypto.verify(other, message, signature));
    assertEquals(0, Damage.survivors(signature, it -> crypto.verify(owner, message, it)));
    assertEquals(0, Damage.survivors(message, it -> crypto.verify(owner, it, signature)));
  }

  @Test
  void verifiesNothingUnderArbitraryKeys() {
    byte[] signature = crypto.sign(crypto.signingKey(seeds.key()), message);

    for (int i = 0; i < 200; i++) {
      assertFalse(crypto.verify(PublicKey.of(seeds.key()), message, signature));
      assertFalse(crypto.verify(PublicKey.of(seeds.key()), message, seeds.bytes(64)));
    }
  }

  @Test
  void hashesPartsLikeTheWhole() {
    byte[] key = seeds.key();
    byte[] head = Arrays.copyOf(message, 37);
    byte[] tail = Arrays.copyOfRange(message, 37, message.length);

    assertEquals(32, crypto.sha256(message).length);
    assertEquals(32, crypto.hmac(key, message).length);
    assertArrayEquals(crypto.sha256(message), crypto.sha256(head, NOTHING, tail));
    assertArrayEquals(crypto.hmac(key, message), crypto.hmac(key, head, NOTHING, tail));
    assertArrayEquals(crypto.sha256(), crypto.sha256(NOTHING));
  }

  @Test
  void hashesEveryDamagedInputDifferently() {
    byte[] key = seeds.key();
    byte[] hash = crypto.sha256(message);
    byte[] mac = crypto.hmac(key, message);

    assertEquals(0, Damage.survivors(message, it -> Arrays.equals(hash, crypto.sha256(it))));
    assertEquals(0, Damage.survivors(message, it -> Arrays.equals(mac, crypto.hmac(key, it))));
    assertEquals(
        0, Damage.flips(key).filter(it -> Arrays.equals(mac, crypto.hmac(it, message))).count());
  }

  @Test
  void takesAnEmptyMacKeyForZeros() {
    byte[] zeros = new byte[32];

    assertArrayEquals(crypto.hmac(zeros, message), crypto.hmac(NOTHING, message));
  }

  @Test
  void keepsMacKeysApartWhenTheyAlternate() {
    byte[] one = seeds.key();
    byte[] other = seeds.key();
    byte[] expected = crypto.hmac(one, message);

    byte[] between = crypto.hmac(other, message);

    assertFalse(Arrays.equals(expected, between));
    assertArrayEquals(expected, crypto.hmac(one, message));
  }

  @Test
  void sealsOnceUnderANonce() {
    byte[] key = seeds.key();
    byte[] nonce = seeds.bytes(12);
    byte[] header = seeds.bytes(20);

    byte[] sealed = crypto.seal(key, nonce, header, message);

    assertEquals(message.length + 16, sealed.length);
    assertArrayEquals(message, crypto.open(key, nonce, header, sealed).orElseThrow());
    assertEquals(
        0, Damage.survivors(sealed, it -> crypto.open(key, nonce, header, it).isPresent()));
    assertEquals(
        0, Damage.survivors(header, it -> crypto.open(key, nonce, it, sealed).isPresent()));
    assertEquals(
        0,
        Damage.flips(nonce).filter(it -> crypto.open(key, it, header, sealed).isPresent()).count());
  }
}
