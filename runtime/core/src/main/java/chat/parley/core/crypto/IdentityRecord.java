package chat.parley.core.crypto;

import java.util.Optional;

/// What an identity says of itself, signed by itself: its nickname and the keys to reach it by.
///
/// ```text
/// "N1 rec\0" | nicknameKey(1+n) | nickname(1+n) | identity(32) | agreement(32) | prekeyId(4)
///   | prekey(32) | sequence(8) | capabilities(4) | signature(64)
/// ```
///
/// @param nicknameKey the normal form of the nickname, by which it is unique: 1 to 64 bytes of
///   UTF-8
/// @param nickname the nickname as it is shown: 1 to 64 bytes of UTF-8
/// @param identity the Ed25519 key that signs this record
/// @param agreement the X25519 static key for handshakes
/// @param prekeyId the number of the current mailbox prekey
/// @param prekey the current mailbox prekey, X25519
/// @param sequence rises with each record of this identity
/// @param capabilities a set of bits, one for each optional ability
/// @param signature over all bytes before it
public record IdentityRecord(
    String nicknameKey,
    String nickname,
    PublicKey identity,
    PublicKey agreement,
    int prekeyId,
    PublicKey prekey,
    long sequence,
    int capabilities,
    Signature signature) {

  /// This record with the signature of `key` in place of its own.
  ///
  /// @throws IllegalArgumentException when `key` is not that of [#identity]
  public IdentityRecord signedBy(Crypto crypto, SigningKey key) {
    throw new UnsupportedOperationException();
  }

  /// Whether the identity itself signed this record.
  public boolean verify(Crypto crypto) {
    throw new UnsupportedOperationException();
  }

  /// The one encoding of this record.
  public byte[] encode() {
    throw new UnsupportedOperationException();
  }

  /// The record that is exactly these bytes, on any input, its signature unchecked; empty when they
  /// are none.
  public static Optional<IdentityRecord> decode(byte[] bytes) {
    throw new UnsupportedOperationException();
  }
}
