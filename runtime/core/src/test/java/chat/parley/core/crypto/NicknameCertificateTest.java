package chat.parley.core.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class NicknameCertificateTest {

  private final Crypto crypto = new JdkCrypto();
  private final Seeds seeds = new Seeds(6);
  private final SigningKey server = crypto.signingKey(seeds.key());
  private final Identity alice = Identity.create(crypto, seeds);
  private final NicknameCertificate certificate =
      unsigned("alice", 1000, 2000).signedBy(crypto, server);

  @Test
  void decodesAndVerifiesWhatItsServerSigned() {
    NicknameCertificate decoded = NicknameCertificate.decode(certificate.encode()).orElseThrow();

    assertEquals(certificate, decoded);
    assertTrue(decoded.verify(crypto, server.publicKey()));
  }

  @Test
  void isNotVerifiedUnderAnotherServersKey() {
    PublicKey other = crypto.signingKey(seeds.key()).publicKey();

    assertFalse(certificate.verify(crypto, other));
    assertFalse(unsigned("alice", 1000, 2000).verify(crypto, server.publicKey()));
  }

  @Test
  void isSignedOnlyByTheServerThatItNames() {
    SigningKey other = crypto.signingKey(seeds.key());

    assertThrows(IllegalArgumentException.class, () -> certificate.signedBy(crypto, other));
  }

  @Test
  void rejectsEveryDamagedCertificate() {
    byte[] bytes = certificate.encode();

    assertEquals(
        0,
        Damage.survivors(
            bytes,
            it ->
                NicknameCertificate.decode(it)
                    .filter(c -> c.verify(crypto, server.publicKey()))
                    .isPresent()));
  }

  @Test
  void encodesEveryDecodableDamageToItself() {
    Damage.flips(certificate.encode())
        .forEach(it ->
            NicknameCertificate.decode(it)
                .ifPresent(decoded -> assertArrayEquals(it, decoded.encode())));
  }

  @Test
  void rejectsNoise() {
    for (int i = 0; i < 2000; i++) {
      byte[] noise = Bytes.concat("N1 crt\0".getBytes(US_ASCII), seeds.upTo(300));
      assertTrue(NicknameCertificate.decode(noise).isEmpty());
      assertTrue(NicknameCertificate.decode(seeds.upTo(300)).isEmpty());
    }
  }

  @Test
  void isNoRecordAndARecordIsNone() {
    IdentityRecord record =
        new IdentityRecord(
            "alice",
            "Alice",
            alice.signing().publicKey(),
            alice.agreement().publicKey(),
            1,
            alice.agreement().publicKey(),
            1,
            0,
            Signature.NONE);

    assertTrue(NicknameCertificate.decode(record.encode()).isEmpty());
    assertTrue(IdentityRecord.decode(certificate.encode()).isEmpty());
  }

  @Test
  void isValidFromItsFirstToItsLastSecondWithSlack() {
    assertTrue(certificate.isValidAt(1000, 0));
    assertTrue(certificate.isValidAt(2000, 0));
    assertFalse(certificate.isValidAt(999, 0));
    assertFalse(certificate.isValidAt(2001, 0));
    assertTrue(certificate.isValidAt(400, 600));
    assertTrue(certificate.isValidAt(2600, 600));
    assertFalse(certificate.isValidAt(399, 600));
    assertFalse(certificate.isValidAt(2601, 600));
  }

  @Test
  void refusesValidityThatIsNegativeOrRunsBackwards() {
    assertThrows(IllegalArgumentException.class, () -> unsigned("alice", 2, 1));
    assertThrows(IllegalArgumentException.class, () -> unsigned("alice", -1, 1));
  }

  @Test
  void takesTheLongestNickname() {
    NicknameCertificate longest = unsigned("x".repeat(64), 0, Long.MAX_VALUE);

    assertEquals(NicknameCertificate.LENGTH_MAX, longest.encode().length);
    assertEquals(longest, NicknameCertificate.decode(longest.encode()).orElseThrow());
  }

  private NicknameCertificate unsigned(String nicknameKey, long notBefore, long notAfter) {
    return new NicknameCertificate(
        NicknameCertificate.serverKeyId(crypto, server.publicKey()),
        nicknameKey,
        alice.signing().publicKey(),
        alice.agreement().publicKey(),
        5,
        notBefore,
        notAfter,
        Signature.NONE);
  }
}
