package chat.parley.core.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;
import org.junit.jupiter.api.Test;

/// The platform's primitives against Bouncy Castle's, over random inputs that are the same in every
/// run; `-Dparley.crypto.cases=100` makes them a hundred times as many.
final class DifferentialTest {

  private static final int FACTOR = Integer.getInteger("parley.crypto.cases", 1);

  private final Crypto ours = new JdkCrypto();
  private final Crypto theirs = new BouncyCrypto();
  private final Seeds seeds = new Seeds(10);

  @Test
  void agreesOnX25519() {
    for (int i = 0; i < 1000 * FACTOR; i++) {
      byte[] seed = seeds.key();
      PublicKey peer = PublicKey.of(seeds.key());
      AgreementKey key = ours.agreementKey(seed);

      assertEquals(theirs.agreementKey(seed), key);
      assertArrayEquals(theirs.agree(key, peer), ours.agree(key, peer), peer::toString);
    }
  }

  @Test
  void agreesOnEd25519() {
    for (int i = 0; i < 300 * FACTOR; i++) {
      SigningKey key = ours.signingKey(seeds.key());
      byte[] message = seeds.upTo(300);

      byte[] signature = ours.sign(key, message);

      assertEquals(theirs.signingKey(key.seed()), key);
      assertArrayEquals(theirs.sign(key, message), signature);
      assertTrue(theirs.verify(key.publicKey(), message, signature));
      byte[] damaged = Damage.flipped(signature, i % 64, 1 << i % 8);
      assertEquals(
          theirs.verify(key.publicKey(), message, damaged),
          ours.verify(key.publicKey(), message, damaged));
    }
  }

  @Test
  void agreesOnAesGcm() {
    for (int i = 0; i < 3000 * FACTOR; i++) {
      byte[] key = seeds.key();
      byte[] nonce = seeds.bytes(12);
      byte[] associated = seeds.upTo(70);
      byte[] plaintext = seeds.upTo(1200);

      byte[] sealed = ours.seal(key, nonce, associated, plaintext);

      assertArrayEquals(theirs.seal(key, nonce, associated, plaintext), sealed);
      assertArrayEquals(plaintext, ours.open(key, nonce, associated, sealed).orElseThrow());
    }
  }

  @Test
  void agreesOnPackets() {
    for (int i = 0; i < 300 * FACTOR; i++) {
      byte[] key = seeds.key();
      PacketCipher mine = ours.cipher(key);
      PacketCipher other = theirs.cipher(key);
      for (long counter = seeds.below(1L << 40), end = counter + 10; counter < end; counter++) {
        byte[] header = seeds.upTo(30);
        byte[] plaintext = seeds.upTo(1200);
        byte[] sealed = mine.seal(counter, header, plaintext);

        assertArrayEquals(other.seal(counter, header, plaintext), sealed);
        assertArrayEquals(plaintext, mine.open(counter, header, sealed).orElseThrow());
      }
    }
  }

  @Test
  void agreesOnHashesAndMacs() {
    for (int i = 0; i < 3000 * FACTOR; i++) {
      byte[] key = seeds.bytes(1 + i % 100);
      byte[] head = seeds.upTo(200);
      byte[] tail = seeds.upTo(200);

      assertArrayEquals(theirs.sha256(head, tail), ours.sha256(head, tail));
      assertArrayEquals(theirs.hmac(key, head, tail), ours.hmac(key, head, tail));
    }
  }

  @Test
  void opensHpkeThatBouncyCastleSealed() throws InvalidCipherTextException {
    HPKE hpke = hpke();
    for (int i = 0; i < 200 * FACTOR; i++) {
      AgreementKey recipient = ours.agreementKey(seeds.key());
      byte[] info = seeds.upTo(200);
      byte[] plaintext = seeds.upTo(1200);
      HPKEContextWithEncapsulation context =
          hpke.setupBaseS(new X25519PublicKeyParameters(recipient.publicKey().bytes()), info);

      byte[] sealed = context.seal(new byte[0], plaintext);
      PublicKey enc = PublicKey.of(context.getEncapsulation());

      Hpke mine = new Hpke(ours);
      assertArrayEquals(plaintext, mine.open(enc, recipient, info, sealed).orElseThrow());
    }
  }

  @Test
  void sealsHpkeThatBouncyCastleOpens() throws InvalidCipherTextException {
    HPKE hpke = hpke();
    for (int i = 0; i < 200 * FACTOR; i++) {
      AgreementKey recipient = ours.agreementKey(seeds.key());
      AgreementKey ephemeral = ours.agreementKey(seeds.key());
      byte[] info = seeds.upTo(200);
      byte[] plaintext = seeds.upTo(1200);
      X25519PrivateKeyParameters key = new X25519PrivateKeyParameters(recipient.seed());
      AsymmetricCipherKeyPair pair = new AsymmetricCipherKeyPair(key.generatePublicKey(), key);

      byte[] sealed = new Hpke(ours).seal(recipient.publicKey(), ephemeral, info, plaintext);

      byte[] enc = ephemeral.publicKey().bytes();
      assertArrayEquals(plaintext, hpke.setupBaseR(enc, pair, info).open(new byte[0], sealed));
    }
  }

  @Test
  void finishesHandshakesAcrossImplementations() {
    for (int i = 0; i < 100 * FACTOR; i++) {
      AgreementKey bob = ours.agreementKey(seeds.key());
      byte[] prologue = seeds.upTo(30);
      NoiseHandshake initiator =
          NoiseHandshake.initiator(
              new NoiseHandshake.Setup(ours, prologue, ours.agreementKey(seeds.key())),
              bob.publicKey(),
              seeds.key());
      NoiseHandshake responder =
          NoiseHandshake.responder(new NoiseHandshake.Setup(theirs, prologue, bob), seeds.key());
      byte[] question = seeds.upTo(500);
      byte[] answer = seeds.upTo(500);

      assertArrayEquals(
          question, responder.readMessage(initiator.writeMessage(question)).orElseThrow());
      assertArrayEquals(
          answer, initiator.readMessage(responder.writeMessage(answer)).orElseThrow());
      assertTrue(Arrays.equals(initiator.keys().sendKey(), responder.keys().receiveKey()));
    }
  }

  private static HPKE hpke() {
    return new HPKE(
        HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
  }
}
