package chat.parley.core.crypto;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.util.Optional;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The primitives of the Java platform.
///
/// Keeps one object of each primitive, and is therefore confined to one thread; another thread
/// makes its own.
public final class JdkCrypto implements Crypto {

  private static final int KEY_LENGTH = 32;
  private static final int NONCE_LENGTH = 12;

  /// The base point of X25519 (RFC 7748, section 4.1): agreeing with it makes a public key.
  private static final PublicKey BASE_POINT = basePoint();

  private static final byte[] NOTHING = {};

  /// HMAC pads keys with zeros, so that this is the empty key, which the platform refuses.
  private static final byte[] ZERO_BYTE = {0};

  private final JdkKeys keys;
  private final KeyAgreement agreement;
  private final MessageDigest sha256;
  private final Mac hmac;
  private byte @Nullable [] hmacKey;

  /// Primitives for the thread that calls.
  ///
  /// @throws IllegalStateException when the platform lacks one
  public JdkCrypto() {
    try {
      this.keys = new JdkKeys();
      this.agreement = KeyAgreement.getInstance("X25519");
      this.sha256 = MessageDigest.getInstance("SHA-256");
      this.hmac = Mac.getInstance("HmacSHA256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform lacks a primitive", e);
    }
  }

  @Override
  public AgreementKey agreementKey(byte[] seed) {
    requireLength("an X25519 seed", seed, AgreementKey.SEED_LENGTH);
    try {
      byte[] publicKey = secret(seed, BASE_POINT);
      return new AgreementKey(seed, PublicKey.of(publicKey));
    } catch (GeneralSecurityException e) {
      throw broken(e);
    }
  }

  @Override
  public SigningKey signingKey(byte[] seed) {
    requireLength("an Ed25519 seed", seed, SigningKey.SEED_LENGTH);
    try {
      return new SigningKey(seed, keys.signingPublicOf(seed));
    } catch (GeneralSecurityException e) {
      throw broken(e);
    }
  }

  @Override
  public byte[] agree(AgreementKey mine, PublicKey theirs) {
    try {
      return secret(mine.seed(), theirs);
    } catch (InvalidKeyException _) {
      return NOTHING;
    } catch (GeneralSecurityException e) {
      throw broken(e);
    }
  }

  @Override
  public byte[] sign(SigningKey key, byte[] message) {
    try {
      java.security.Signature signature = java.security.Signature.getInstance("Ed25519");
      signature.initSign(keys.signingPrivate(key.seed()));
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw broken(e);
    }
  }

  @Override
  public boolean verify(PublicKey key, byte[] message, byte[] signature) {
    if (signature.length != Signature.LENGTH || SmallOrder.hasSigning(key)) {
      return false;
    }
    try {
      java.security.Signature verifier = java.security.Signature.getInstance("Ed25519");
      verifier.initVerify(keys.signingPublic(key));
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  @Override
  public byte[] sha256(byte[]... parts) {
    for (byte[] part : parts) {
      sha256.update(part);
    }
    return sha256.digest();
  }

  @Override
  public byte[] hmac(byte[] key, byte[]... parts) {
    useForHmac(key);
    for (byte[] part : parts) {
      hmac.update(part);
    }
    return hmac.doFinal();
  }

  @Override
  public PacketCipher cipher(byte[] key) {
    requireLength("an AES-256 key", key, KEY_LENGTH);
    return new JdkPacketCipher(key);
  }

  @Override
  public byte[] seal(byte[] key, byte[] nonce, byte[] associated, byte[] plaintext) {
    requireLength("an AES-256 key", key, KEY_LENGTH);
    requireLength("a nonce", nonce, NONCE_LENGTH);
    return JdkPacketCipher.sealOnce(key, nonce, associated, plaintext);
  }

  @Override
  public Optional<byte[]> open(byte[] key, byte[] nonce, byte[] associated, byte[] ciphertext) {
    requireLength("an AES-256 key", key, KEY_LENGTH);
    requireLength("a nonce", nonce, NONCE_LENGTH);
    return JdkPacketCipher.openOnce(key, nonce, associated, ciphertext);
  }

  /// The platform answers a point of small order with [InvalidKeyException].
  private byte[] secret(byte[] seed, PublicKey theirs) throws GeneralSecurityException {
    agreement.init(keys.agreementPrivate(seed));
    agreement.doPhase(keys.agreementPublic(theirs), true);
    return agreement.generateSecret();
  }

  /// Setting a key costs as much as hashing a short message, and HKDF uses each key several times.
  private void useForHmac(byte[] key) {
    if (hmacKey != null && MessageDigest.isEqual(hmacKey, key)) {
      return;
    }
    try {
      hmac.init(new SecretKeySpec(key.length == 0 ? ZERO_BYTE : key, "HmacSHA256"));
      hmacKey = key.clone();
    } catch (GeneralSecurityException e) {
      throw broken(e);
    }
  }

  private static PublicKey basePoint() {
    byte[] bytes = new byte[PublicKey.LENGTH];
    bytes[0] = 9;
    return PublicKey.of(bytes);
  }

  private static void requireLength(String what, byte[] bytes, int length) {
    if (bytes.length != length) {
      throw new IllegalArgumentException(
          "%s has %d bytes, must be %d".formatted(what, bytes.length, length));
    }
  }

  private static IllegalStateException broken(GeneralSecurityException e) {
    return new IllegalStateException("a primitive of the Java platform failed", e);
  }
}
