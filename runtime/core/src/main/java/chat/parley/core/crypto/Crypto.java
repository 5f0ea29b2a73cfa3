package chat.parley.core.crypto;

import java.util.Optional;

/// The primitives that everything secret in Parley is made of: X25519, Ed25519, AES-256-GCM,
/// SHA-256, HMAC-SHA256 and HKDF-SHA256.
///
/// Handshakes, sealed mail and address tokens are built on top of these and are the same code under
/// every implementation: [JdkCrypto] in a running node, a fast fake in long simulations.
///
/// Confined to the thread that steps the node. Wrong lengths are a caller's mistake and throw
/// [IllegalArgumentException]; bad input from the network is answered with a value.
public interface Crypto {

  /// The X25519 key pair (RFC 7748) whose private scalar is `seed`, 32 bytes.
  AgreementKey agreementKey(byte[] seed);

  /// The Ed25519 key pair (RFC 8032) whose private seed is `seed`, 32 bytes.
  SigningKey signingKey(byte[] seed);

  /// The X25519 shared secret, 32 bytes, or an empty array when `theirs` is a point of small order
  /// (the all-zero secret of RFC 7748, section 6.1), which no caller may use.
  byte[] agree(AgreementKey mine, PublicKey theirs);

  /// The Ed25519 signature, 64 bytes, of `message`.
  byte[] sign(SigningKey key, byte[] message);

  /// Whether `signature` is one of `message` by the owner of `key`; false for any malformed input.
  boolean verify(PublicKey key, byte[] message, byte[] signature);

  /// SHA-256 over the parts one after the other.
  byte[] sha256(byte[]... parts);

  /// HMAC-SHA256 over the parts one after the other.
  byte[] hmac(byte[] key, byte[]... parts);

  /// A cipher with this 32-byte key, for one direction of one session.
  PacketCipher cipher(byte[] key);

  /// Seals one plaintext with AES-256-GCM under a 32-byte key that serves for nothing else and a
  /// 12-byte nonce; returns ciphertext and tag. For HPKE, whose nonce is not a counter.
  byte[] seal(byte[] key, byte[] nonce, byte[] associated, byte[] plaintext);

  /// Opens what the method above sealed; empty when the tag does not fit.
  Optional<byte[]> open(byte[] key, byte[] nonce, byte[] associated, byte[] ciphertext);
}
