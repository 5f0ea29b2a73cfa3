package chat.parley.core.crypto;

/// An authenticated cipher (AES-256-GCM, 16-byte tag) with one key, in one direction.
///
/// The nonce is a 64-bit counter, big-endian behind four zero bytes (Noise, section 12). The caller
/// never seals twice under one counter.
public interface PacketCipher {

  /// The length of the authentication tag that sealing adds, in bytes.
  int TAG_LENGTH = 16;

  /// Seals `length` bytes of `buffer` at `offset` in place and puts the tag behind them; the
  /// `headerLength` bytes right before `offset` are authenticated with them.
  void seal(long counter, byte[] buffer, int offset, int length, int headerLength);

  /// Opens `length` bytes (tag included) of `buffer` at `offset` in place; the `headerLength` bytes
  /// right before `offset` must be those that were sealed along.
  ///
  /// @return the length of the plaintext, or -1 when the tag does not fit (the buffer's content is
  ///   then unspecified)
  int open(long counter, byte[] buffer, int offset, int length, int headerLength);

  /// Seals a whole array with separate associated data; returns ciphertext and tag.
  byte[] seal(long counter, byte[] associated, byte[] plaintext);

  /// Opens what the method above sealed; an empty [java.util.Optional] when the tag does not fit.
  java.util.Optional<byte[]> open(long counter, byte[] associated, byte[] ciphertext);
}
