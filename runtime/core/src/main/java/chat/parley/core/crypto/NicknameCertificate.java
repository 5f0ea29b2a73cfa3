package chat.parley.core.crypto;

import java.util.Optional;

/// A server's word that a nickname belongs to an identity, for a while.
///
/// ```text
/// "N1 crt\0" | serverKeyId(8) | nicknameKey(1+n) | identity(32) | agreement(32) | generation(8)
///   | notBefore(8) | notAfter(8) | signature(64)
/// ```
///
/// @param serverKeyId names the key that signed it, see [#serverKeyId(Crypto, PublicKey)]
/// @param nicknameKey the normal form of the nickname: 1 to 64 bytes of UTF-8
/// @param identity the Ed25519 key of the owner
/// @param agreement the X25519 static key of the owner
/// @param generation rises each time the nickname changes its owner
/// @param notBefore the first second of its validity, since 1970
/// @param notAfter the last second of its validity, at least `notBefore`
/// @param signature over all bytes before it
public record NicknameCertificate(
    long serverKeyId,
    String nicknameKey,
    PublicKey identity,
    PublicKey agreement,
    long generation,
    long notBefore,
    long notAfter,
    Signature signature) {

  /// The id of a server's certificate key.
  public static long serverKeyId(Crypto crypto, PublicKey serverKey) {
    throw new UnsupportedOperationException();
  }

  /// This certificate with the signature of `serverKey` in place of its own.
  ///
  /// @throws IllegalArgumentException when [#serverKeyId] does not name `serverKey`
  public NicknameCertificate signedBy(Crypto crypto, SigningKey serverKey) {
    throw new UnsupportedOperationException();
  }

  /// Whether the server with this key signed it; says nothing about time.
  public boolean verify(Crypto crypto, PublicKey serverKey) {
    throw new UnsupportedOperationException();
  }

  /// Whether it is valid at this second since 1970, give or take `slack` seconds.
  public boolean isValidAt(long second, long slack) {
    throw new UnsupportedOperationException();
  }

  /// The one encoding of this certificate.
  public byte[] encode() {
    throw new UnsupportedOperationException();
  }

  /// The certificate that is exactly these bytes, on any input, its signature unchecked; empty when
  /// they are none.
  public static Optional<NicknameCertificate> decode(byte[] bytes) {
    throw new UnsupportedOperationException();
  }
}
