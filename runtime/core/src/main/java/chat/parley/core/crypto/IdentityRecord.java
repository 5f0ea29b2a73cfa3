package chat.parley.core.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

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

  /// The length of the longest encoding, in bytes.
  public static final int LENGTH_MAX = 313;

  /// The capability of a client that understands which limit a mail would have exceeded.
  public static final int KNOWS_LIMITS = 1;

  private static final byte[] DOMAIN = "N1 rec\0".getBytes(US_ASCII);

  /// All that is signed, but for the nicknames.
  private static final int FIXED_LENGTH =
      DOMAIN.length + 3 * PublicKey.LENGTH + 2 * Integer.BYTES + Long.BYTES;

  /// Checks both nicknames, and keeps one text for both where they are the same.
  ///
  /// @throws IllegalArgumentException when one is not 1 to 64 bytes of UTF-8
  public IdentityRecord {
    FieldWriter.requireNickname(nicknameKey);
    FieldWriter.requireNickname(nickname);
    nickname = nickname.equals(nicknameKey) ? nicknameKey : nickname;
  }

  /// This record with the signature of `key` in place of its own.
  ///
  /// @throws IllegalArgumentException when `key` is not that of [#identity]
  public IdentityRecord signedBy(Crypto crypto, SigningKey key) {
    if (!key.publicKey().equals(identity)) {
      throw new IllegalArgumentException(
          "a record of %s is signed by %s, must be by itself".formatted(identity, key.publicKey()));
    }
    return new IdentityRecord(
        nicknameKey,
        nickname,
        identity,
        agreement,
        prekeyId,
        prekey,
        sequence,
        capabilities,
        Signature.of(crypto.sign(key, content())));
  }

  /// Whether the identity itself signed this record, and all its keys can be used (are not of small
  /// order).
  public boolean verify(Crypto crypto) {
    return !SmallOrder.hasAgreement(agreement)
        && !SmallOrder.hasAgreement(prekey)
        && crypto.verify(identity, content(), signature.bytes());
  }

  /// How many bytes [#encode] makes.
  public int length() {
    return contentLength() + Signature.LENGTH;
  }

  private int contentLength() {
    return FIXED_LENGTH + FieldWriter.length(nicknameKey) + FieldWriter.length(nickname);
  }

  /// The one encoding of this record.
  public byte[] encode() {
    return written(length()).signature(signature).toBytes();
  }

  /// The record that is exactly these bytes, on any input, its signature unchecked; empty when they
  /// are none.
  public static Optional<IdentityRecord> decode(byte[] bytes) {
    FieldReader in = new FieldReader(bytes);
    in.expect(DOMAIN);
    String nicknameKey = in.readNickname();
    String nickname = in.readNickname();
    PublicKey identity = in.readKey();
    PublicKey agreement = in.readKey();
    int prekeyId = in.readInt();
    PublicKey prekey = in.readKey();
    long sequence = in.readLong();
    int capabilities = in.readInt();
    Signature signature = in.readSignature();
    if (!in.isComplete()) {
      return Optional.empty();
    }
    return Optional.of(
        new IdentityRecord(
            nicknameKey,
            nickname,
            identity,
            agreement,
            prekeyId,
            prekey,
            sequence,
            capabilities,
            signature));
  }

  private byte[] content() {
    return written(contentLength()).toBytes();
  }

  private FieldWriter written(int length) {
    return new FieldWriter(length)
        .bytes(DOMAIN)
        .nickname(nicknameKey)
        .nickname(nickname)
        .key(identity)
        .key(agreement)
        .number(prekeyId)
        .key(prekey)
        .number(sequence)
        .number(capabilities);
  }
}
