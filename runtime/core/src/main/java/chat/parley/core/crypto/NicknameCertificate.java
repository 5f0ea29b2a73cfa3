package chat.parley.core.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
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

  /// The length of the longest encoding, in bytes.
  public static final int LENGTH_MAX = 232;

  private static final byte[] DOMAIN = "N1 crt\0".getBytes(US_ASCII);
  private static final byte[] KEY_ID_DOMAIN = "N1 key\0".getBytes(US_ASCII);

  /// All that is signed, but for the nickname.
  private static final int FIXED_LENGTH = DOMAIN.length + 4 * Long.BYTES + 2 * PublicKey.LENGTH;

  /// Checks the nickname and the validity.
  ///
  /// @throws IllegalArgumentException when the nickname is not 1 to 64 bytes of UTF-8, or the
  ///   validity is negative or runs backwards
  public NicknameCertificate {
    FieldWriter.requireNickname(nicknameKey);
    if (!isRising(notBefore, notAfter)) {
      throw new IllegalArgumentException(
          "a certificate is valid from %d to %d, must be rising from 0"
              .formatted(notBefore, notAfter));
    }
  }

  /// The id of a server's certificate key: the first 8 bytes of SHA-256 over `"N1 key\0"` and it.
  public static long serverKeyId(Crypto crypto, PublicKey serverKey) {
    return ByteBuffer.wrap(crypto.sha256(KEY_ID_DOMAIN, serverKey.bytes())).getLong();
  }

  /// This certificate with the signature of `serverKey` in place of its own.
  ///
  /// @throws IllegalArgumentException when [#serverKeyId] does not name `serverKey`
  public NicknameCertificate signedBy(Crypto crypto, SigningKey serverKey) {
    if (serverKeyId != serverKeyId(crypto, serverKey.publicKey())) {
      throw new IllegalArgumentException(
          "a certificate names server key %016x, must be that of %s"
              .formatted(serverKeyId, serverKey.publicKey()));
    }
    return new NicknameCertificate(
        serverKeyId,
        nicknameKey,
        identity,
        agreement,
        generation,
        notBefore,
        notAfter,
        Signature.of(crypto.sign(serverKey, content())));
  }

  /// Whether the server with this key signed it; says nothing about time.
  public boolean verify(Crypto crypto, PublicKey serverKey) {
    return serverKeyId == serverKeyId(crypto, serverKey)
        && crypto.verify(serverKey, content(), signature.bytes());
  }

  /// Whether it is valid at this second since 1970, for clocks that differ by up to `slack`
  /// seconds.
  public boolean isValidAt(long second, long slack) {
    return second >= notBefore - slack && second - slack <= notAfter;
  }

  /// The one encoding of this certificate.
  public byte[] encode() {
    return written(contentLength() + Signature.LENGTH).signature(signature).toBytes();
  }

  /// The certificate that is exactly these bytes, on any input, its signature unchecked; empty when
  /// they are none.
  public static Optional<NicknameCertificate> decode(byte[] bytes) {
    FieldReader in = new FieldReader(bytes);
    in.expect(DOMAIN);
    long serverKeyId = in.readLong();
    String nicknameKey = in.readNickname();
    PublicKey identity = in.readKey();
    PublicKey agreement = in.readKey();
    long generation = in.readLong();
    long notBefore = in.readLong();
    long notAfter = in.readLong();
    Signature signature = in.readSignature();
    if (!in.isComplete() || !isRising(notBefore, notAfter)) {
      return Optional.empty();
    }
    return Optional.of(
        new NicknameCertificate(
            serverKeyId,
            nicknameKey,
            identity,
            agreement,
            generation,
            notBefore,
            notAfter,
            signature));
  }

  private static boolean isRising(long notBefore, long notAfter) {
    return notBefore >= 0 && notAfter >= notBefore;
  }

  private byte[] content() {
    return written(contentLength()).toBytes();
  }

  private int contentLength() {
    return FIXED_LENGTH + FieldWriter.length(nicknameKey);
  }

  private FieldWriter written(int length) {
    return new FieldWriter(length)
        .bytes(DOMAIN)
        .number(serverKeyId)
        .nickname(nicknameKey)
        .key(identity)
        .key(agreement)
        .number(generation)
        .number(notBefore)
        .number(notAfter);
  }
}
