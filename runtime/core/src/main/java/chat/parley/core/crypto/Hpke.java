package chat.parley.core.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Optional;

/// Hybrid public key encryption (RFC 9180) in base mode, one message for each encapsulated key:
/// DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and AES-256-GCM.
final class Hpke {

  /// The cipher at the end of a suite; only its key schedule is general, for the sake of the
  /// published vectors.
  ///
  /// @param id of RFC 9180, section 7.3
  /// @param keyLength in bytes
  record Aead(int id, int keyLength) {

    static final Aead AES_256_GCM = new Aead(0x0002, 32);
  }

  private static final int KEM_ID = 0x0020;
  private static final int KDF_ID = 0x0001;
  private static final int SECRET_LENGTH = 32;
  private static final int NONCE_LENGTH = 12;
  private static final byte[] MODE_BASE = {0};
  private static final byte[] NOTHING = {};
  private static final byte[] VERSION = "HPKE-v1".getBytes(US_ASCII);
  private static final byte[] KEM_SUITE = Bytes.concat("KEM".getBytes(US_ASCII), twoBytes(KEM_ID));

  private final Crypto crypto;
  private final Hkdf hkdf;
  private final Aead aead;
  private final byte[] suite;

  Hpke(Crypto crypto) {
    this(crypto, Aead.AES_256_GCM);
  }

  Hpke(Crypto crypto, Aead aead) {
    this.crypto = crypto;
    this.hkdf = new Hkdf(crypto);
    this.aead = aead;
    this.suite =
        Bytes.concat(
            "HPKE".getBytes(US_ASCII), twoBytes(KEM_ID), twoBytes(KDF_ID), twoBytes(aead.id()));
  }

  /// What a shared secret and an info make: the key and the first nonce.
  static final class Context {

    private final byte[] key;
    private final byte[] nonce;

    private Context(byte[] key, byte[] nonce) {
      this.key = key;
      this.nonce = nonce;
    }

    byte[] key() {
      return key;
    }

    byte[] nonce() {
      return nonce;
    }
  }

  /// Seals `plaintext`; the recipient also needs the public half of `ephemeral`, as `enc`.
  ///
  /// For a `recipient` of small order the result is one that nobody can open.
  ///
  /// @param ephemeral a fresh pair that serves for this message only
  byte[] seal(PublicKey recipient, AgreementKey ephemeral, byte[] info, byte[] plaintext) {
    byte[] secret = crypto.agree(ephemeral, recipient);
    Context context =
        schedule(
            sharedSecret(
                secret.length == 0 ? ephemeral.seed() : secret, ephemeral.publicKey(), recipient),
            info);
    return crypto.seal(context.key, context.nonce, NOTHING, plaintext);
  }

  /// Opens what the method above sealed; empty when it was sealed otherwise.
  Optional<byte[]> open(PublicKey enc, AgreementKey recipient, byte[] info, byte[] ciphertext) {
    byte[] secret = crypto.agree(recipient, enc);
    if (secret.length == 0) {
      return Optional.empty();
    }
    Context context = schedule(sharedSecret(secret, enc, recipient.publicKey()), info);
    return crypto.open(context.key, context.nonce, NOTHING, ciphertext);
  }

  /// RFC 9180, section 4.1: ExtractAndExpand.
  byte[] sharedSecret(byte[] agreed, PublicKey enc, PublicKey recipient) {
    byte[] key = extract(KEM_SUITE, NOTHING, "eae_prk", agreed);
    byte[] kemContext = Bytes.concat(enc.bytes(), recipient.bytes());
    return expand(KEM_SUITE, key, "shared_secret", kemContext, SECRET_LENGTH);
  }

  /// RFC 9180, section 5.1: KeySchedule, without a pre-shared key.
  Context schedule(byte[] sharedSecret, byte[] info) {
    byte[] context =
        Bytes.concat(
            MODE_BASE,
            extract(suite, NOTHING, "psk_id_hash", NOTHING),
            extract(suite, NOTHING, "info_hash", info));
    byte[] secret = extract(suite, sharedSecret, "secret", NOTHING);
    return new Context(
        expand(suite, secret, "key", context, aead.keyLength()),
        expand(suite, secret, "base_nonce", context, NONCE_LENGTH));
  }

  private byte[] extract(byte[] suiteId, byte[] salt, String label, byte[] secret) {
    return hkdf.extract(salt, VERSION, suiteId, label.getBytes(US_ASCII), secret);
  }

  private byte[] expand(byte[] suiteId, byte[] key, String label, byte[] info, int length) {
    byte[] labeled =
        Bytes.concat(twoBytes(length), VERSION, suiteId, label.getBytes(US_ASCII), info);
    return hkdf.expand(key, labeled, length);
  }

  private static byte[] twoBytes(int number) {
    return ByteBuffer.allocate(Short.BYTES).putShort((short) number).array();
  }
}
