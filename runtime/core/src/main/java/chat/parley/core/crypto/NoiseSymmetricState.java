package chat.parley.core.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The chaining key, hash and cipher that a Noise handshake carries forward (Noise, section 5.2).
final class NoiseSymmetricState {

  private static final byte[] PROTOCOL_NAME = "Noise_IK_25519_AESGCM_SHA256".getBytes(US_ASCII);
  private static final int HASH_LENGTH = 32;

  private final Crypto crypto;
  private final Hkdf hkdf;
  private byte[] chainingKey;
  private byte[] hash;
  private @Nullable PacketCipher cipher;
  private long counter;

  /// The state before the first message. The name is shorter than a hash, thus padded with zeros.
  NoiseSymmetricState(Crypto crypto) {
    this.crypto = crypto;
    this.hkdf = new Hkdf(crypto);
    this.chainingKey = Arrays.copyOf(PROTOCOL_NAME, HASH_LENGTH);
    this.hash = chainingKey;
  }

  /// A state that goes on from here without changing this one.
  NoiseSymmetricState copy() {
    NoiseSymmetricState copy = new NoiseSymmetricState(crypto);
    copy.chainingKey = chainingKey;
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
