package chat.parley.core.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// RFC 9180, appendices A.1.1 and A.2.1: our key schedule under the ciphers that were published,
/// which differ from ours in the last step only.
final class HpkeVectorsTest {

  /// One suite of the appendix: its setup, and its encryptions.
  private record Suite(
      String name, Map<String, String> setup, List<Map<String, String>> encryptions) {

    byte[] hex(String field) {
      return HexFormat.of().parseHex(setup.getOrDefault(field, ""));
    }
  }

  @TestFactory
  Stream<DynamicTest> derivesAsPublished() {
    return suites(PublishedVectors.lines("hpke-rfc9180-base.txt")).stream()
        .map(suite -> dynamicTest(suite.name(), () -> check(suite)));
  }

  private static void check(Suite suite) throws GeneralSecurityException {
    boolean isAes = "1".equals(suite.setup().get("aead_id"));
    Crypto crypto = new JdkCrypto();
    Hpke hpke = new Hpke(crypto, isAes ? new Hpke.Aead(1, 16) : new Hpke.Aead(3, 32));
    AgreementKey ephemeral = crypto.agreementKey(suite.hex("skEm"));
    AgreementKey recipient = crypto.agreementKey(suite.hex("skRm"));

    byte[] secret = crypto.agree(ephemeral, recipient.publicKey());
    byte[] shared = hpke.sharedSecret(secret, ephemeral.publicKey(), recipient.publicKey());
    Hpke.Context context = hpke.schedule(shared, suite.hex("info"));

    assertArrayEquals(suite.hex("enc"), ephemeral.publicKey().bytes());
    assertArrayEquals(suite.hex("pkRm"), recipient.publicKey().bytes());
    assertArrayEquals(suite.hex("shared_secret"), shared);
    assertArrayEquals(suite.hex("key"), context.key());
    assertArrayEquals(suite.hex("base_nonce"), context.nonce());
    assertEquals(6, suite.encryptions().size());
    for (Map<String, String> encryption : suite.encryptions()) {
      checkEncryption(context, isAes, encryption);
    }
  }

  private static void checkEncryption(
      Hpke.Context context, boolean isAes, Map<String, String> fields)
      throws GeneralSecurityException {
    ByteBuffer nonce = ByteBuffer.wrap(context.nonce().clone());
    long sequence = Long.parseLong(fields.getOrDefault("sequence number", ""));
    nonce.putLong(4, nonce.getLong(4) ^ sequence);
    HexFormat hex = HexFormat.of();
    Cipher cipher = Cipher.getInstance(isAes ? "AES/GCM/NoPadding" : "ChaCha20-Poly1305");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(context.key(), isAes ? "AES" : "ChaCha20"),
        isAes ? new GCMParameterSpec(128, nonce.array()) : new IvParameterSpec(nonce.array()));
    cipher.updateAAD(hex.parseHex(fields.getOrDefault("aad", "")));

    byte[] sealed = cipher.doFinal(hex.parseHex(fields.getOrDefault("pt", "")));

    assertEquals(fields.get("nonce"), hex.formatHex(nonce.array()));
    assertEquals(fields.get("ct"), hex.formatHex(sealed));
  }

  /// Fields are `name: hex`, and go on in the lines below.
  private static List<Suite> suites(List<String> lines) {
    List<Suite> suites = new ArrayList<>();
    Map<String, String> section = new LinkedHashMap<>();
    String field = "";
    for (String line : lines) {
      int colon = line.indexOf(": ");
      if (line.startsWith("# ")) {
        section = new LinkedHashMap<>();
        suites.add(new Suite(line.substring(2), section, new ArrayList<>()));
      } else if (line.startsWith("sequence number: ")) {
        section = new LinkedHashMap<>();
        section.put("sequence number", line.substring(colon + 2));
        suites.getLast().encryptions().add(section);
      } else if (line.startsWith("exporter_context:")) {
        section = new LinkedHashMap<>();
      } else if (colon > 0 || line.endsWith(":")) {
        field = line.substring(0, line.indexOf(':'));
        section.put(field, colon > 0 ? line.substring(colon + 2) : "");
      } else if (line.matches("[0-9a-f]+")) {
        section.merge(field, line, String::concat);
      }
    }
    return suites;
  }
}
