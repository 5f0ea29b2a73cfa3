package chat.parley.core.crypto;

import static chat.parley.core.crypto.PublishedVectors.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Project Wycheproof's cases for the primitives that we take from the running platform.
final class WycheproofTest {

  private final Crypto crypto = new JdkCrypto();

  /// One case and the group that it stands in.
  private record Case(JsonNode group, JsonNode test) {

    boolean isValid() {
      return test.get("result").asText().equals("valid");
    }

    String name() {
      return "%s %s".formatted(test.get("tcId").asText(), test.get("comment").asText());
    }
  }

  /// What checks one case.
  private interface Check {
    void run(Case each) throws GeneralSecurityException;
  }

  @TestFactory
  Stream<DynamicTest> agreesWithX25519() {
    return tests("x25519", this::checkAgreement);
  }

  @TestFactory
  Stream<DynamicTest> agreesWithEd25519() {
    return tests("ed25519", this::checkSignature);
  }

  @TestFactory
  Stream<DynamicTest> agreesWithHkdf() {
    return tests("hkdf_sha256", this::checkHkdf);
  }

  @TestFactory
  Stream<DynamicTest> agreesWithAesGcm() {
    return tests("aes_gcm", this::checkAesGcm);
  }

  /// Not in our suite, but the platform's answer belongs to the comparison that chose the suite.
  @TestFactory
  Stream<DynamicTest> agreesWithChaChaPoly() {
    return tests("chacha20_poly1305", WycheproofTest::checkChaChaPoly);
  }

  /// "Acceptable" are public keys that some refuse; we refuse only those that give no secret.
  private void checkAgreement(Case each) {
    JsonNode test = each.test();
    AgreementKey mine = crypto.agreementKey(hex(test, "private"));
    byte[] shared = hex(test, "shared");
    boolean isZero = Arrays.equals(shared, new byte[32]);

    byte[] secret = crypto.agree(mine, PublicKey.of(hex(test, "public")));

    assertArrayEquals(isZero ? new byte[0] : shared, secret);
  }

  private void checkSignature(Case each) {
    PublicKey key = PublicKey.of(hex(each.group().get("publicKey"), "pk"));

    assertEquals(
        each.isValid(), crypto.verify(key, hex(each.test(), "msg"), hex(each.test(), "sig")));
  }

  private void checkHkdf(Case each) {
    JsonNode test = each.test();
    Hkdf hkdf = new Hkdf(crypto);
    byte[] key = hkdf.extract(hex(test, "salt"), hex(test, "ikm"));
    int size = test.get("size").asInt();

    if (each.isValid()) {
      assertArrayEquals(hex(test, "okm"), hkdf.expand(key, hex(test, "info"), size));
    } else {
      assertThrows(IllegalArgumentException.class, () -> hkdf.expand(key, hex(test, "info"), size));
    }
  }

  /// Our own entry takes keys of 32 and nonces of 12 bytes; the platform is asked for the others.
  private void checkAesGcm(Case each) throws GeneralSecurityException {
    JsonNode test = each.test();
    byte[] iv = hex(test, "iv");
    byte[] sealed = Bytes.concat(hex(test, "ct"), hex(test, "tag"));
    Optional<byte[]> opened;
    if (each.group().get("keySize").asInt() == 256 && iv.length == 12) {
      opened = crypto.open(hex(test, "key"), iv, hex(test, "aad"), sealed);
      byte[] again = crypto.seal(hex(test, "key"), iv, hex(test, "aad"), hex(test, "msg"));
      assertEquals(each.isValid(), Arrays.equals(sealed, again));
    } else {
      opened = decrypt("AES/GCM/NoPadding", test, sealed);
    }
    assertOpened(each, opened);
  }

  private static void checkChaChaPoly(Case each) {
    JsonNode test = each.test();
    byte[] sealed = Bytes.concat(hex(test, "ct"), hex(test, "tag"));
    assertOpened(each, decrypt("ChaCha20-Poly1305", test, sealed));
  }

  private static void assertOpened(Case each, Optional<byte[]> opened) {
    assertEquals(each.isValid(), opened.isPresent());
    opened.ifPresent(text -> assertArrayEquals(hex(each.test(), "msg"), text));
  }

  private static Optional<byte[]> decrypt(String transformation, JsonNode test, byte[] sealed) {
    boolean isAes = transformation.startsWith("AES");
    byte[] iv = hex(test, "iv");
    AlgorithmParameterSpec nonce = isAes ? new GCMParameterSpec(128, iv) : new IvParameterSpec(iv);
    try {
      Cipher cipher = Cipher.getInstance(transformation);
      SecretKeySpec key = new SecretKeySpec(hex(test, "key"), isAes ? "AES" : "ChaCha20");
      cipher.init(Cipher.DECRYPT_MODE, key, nonce);
      cipher.updateAAD(hex(test, "aad"));
      return Optional.of(cipher.doFinal(sealed));
    } catch (GeneralSecurityException _) {
      return Optional.empty();
    }
  }

  private static Stream<DynamicTest> tests(String name, Check check) {
    JsonNode groups =
        PublishedVectors.json("wycheproof-%s_test.json".formatted(name)).path("testGroups");
    return StreamSupport.stream(groups.spliterator(), false)
        .flatMap(group ->
            StreamSupport.stream(group.get("tests").spliterator(), false)
                .map(test -> new Case(group, test)))
        .map(each -> dynamicTest(each.name(), () -> check.run(each)));
  }
}
