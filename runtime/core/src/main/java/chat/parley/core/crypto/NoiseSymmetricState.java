package chat.parley.core.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The chaining key, hash and cipher that a Noise handshake carries forward (Noise, section 5.2).
final class NoiseSymmetricState {

  /// Without a key that both sides share beforehand.
  static final String IK = "Noise_IK_25519_AESGCM_SHA256";

  /// With one.
  static final String IK_PSK2 = "Noise_IKpsk2_25519_AESGCM_SHA256";

  private static final int HASH_LENGTH = 32;

  private final Crypto crypto;
  private final Hkdf hkdf;
  private byte[] chainingKey;
  private byte[] hash;
  private @Nullable PacketCipher cipher;
  private long counter;

  /// The state before the first message. A name is no longer than a hash, thus padded with zeros.
  NoiseSymmetricState(Crypto crypto, String protocol) {
    this(crypto, Arrays.copyOf(protocol.getBytes(US_ASCII), HASH_LENGTH));
  }

  private NoiseSymmetricState(Crypto crypto, byte[] chainingKey) {
    this.crypto = crypto;
    this.hkdf = new Hkdf(crypto);
    this.chainingKey = chainingKey;
    this.hash = chainingKey;
  }

  /// A state that goes on from here without changing this one.
  NoiseSymmetricState copy() {
    NoiseSymmetricState copy = new NoiseSymmetricState(crypto, chainingKey);
    copy.hash = hash;
    copy.cipher = cipher;
    copy.counter = counter;
    return copy;
  }

  void mixHash(byte[] data) {
    hash = crypto.sha256(hash, data);
  }

  void mixKey(byte[] secret) {
    byte[][] pair = hkdf.pair(chainingKey, secret);
    chainingKey = pair[0];
    cipher = crypto.cipher(pair[1]);
    counter = 0;
  }

  void mixKeyAndHash(byte[] secret) {
    byte[][] three = hkdf.triple(chainingKey, secret);
    chainingKey = three[0];
    mixHash(three[1]);
    cipher = crypto.cipher(three[2]);
    counter = 0;
  }

  byte[] encryptAndHash(byte[] plaintext) {
    byte[] ciphertext = cipher().seal(counter++, hash, plaintext);
    mixHash(ciphertext);
    return ciphertext;
  }

  /// The plaintext; empty when the tag does not fit, and this state is of no use any more.
  Optional<byte[]> decryptAndHash(byte[] ciphertext) {
    Optional<byte[]> plaintext = cipher().open(counter++, hash, ciphertext);
    mixHash(ciphertext);
    return plaintext;
  }

  /// The keys of the initiator's and of the responder's packets.
  byte[][] split() {
    return hkdf.pair(chainingKey, new byte[0]);
  }

  byte[] hash() {
    return hash.clone();
  }

  /// In IK every encryption follows a key.
  private PacketCipher cipher() {
    if (cipher == null) {
      throw new IllegalStateException("no key is mixed in yet");
    }
    return cipher;
  }
}
