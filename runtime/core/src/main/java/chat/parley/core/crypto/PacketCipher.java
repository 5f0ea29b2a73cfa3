package chat.parley.core.crypto;

import java.util.Optional;

/// An authenticated cipher (AES-256-GCM, 16-byte tag) with one key, in one direction.
///
/// The nonce is a 64-bit counter, big-endian behind four zero bytes (Noise, section 12). A counter
/// that sealed twice would give the key away; therefore the counters for sealing must rise, and one
/// that does not is refused with [IllegalStateException]. Counters for opening come in any order.
///
/// Confined to one thread.
public interface PacketCipher {

  /// The length of the authentication tag that sealing adds, in bytes.
  int TAG_LENGTH = 16;

  /// Seals `length` bytes of `buffer` at `offset` in place and puts the tag behind them; the
  /// `headerLength` bytes right before `offset` are authenticated with them.
  void seal(long counter, byte[] buffer, int offset, int length, int headerLength);

  /// Opens `length` bytes (tag included) of `buffer` at `offset` in place; the `headerLength` bytes
  /// right before `offset` must be those that were sealed along. Any bytes will do as input.
  ///
  /// @return the length of the plaintext, or -1 when the tag does not fit (the buffer's content is
  ///   then unspecified)
  int open(long counter, byte[] buffer, int offset, int length, int headerLength);

  /// Seals a whole array with separate associated data; returns ciphertext and tag.
  byte[] seal(long counter, byte[] associated, byte[] plaintext);

  /// Opens what the method above sealed; empty when the tag does not fit.
  Optional<byte[]> open(long counter, byte[] associated, byte[] ciphertext);
}
