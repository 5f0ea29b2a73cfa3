package chat.parley.core.crypto;

/// Seals bundles of messages for a recipient who is offline, and opens them: HPKE to the
/// recipient's prekey, with the sender's signature inside (`docs/protocol.md`, "Sealed mail").
public final class SealedMail {

  /// The length of the longest mail, in bytes.
  public static final int LENGTH_MAX = 17_408;

  private static final int PADDING_UNIT = 64;
  private static final int OVERHEAD =
      MailHeader.LENGTH + PublicKey.LENGTH + Signature.LENGTH + PacketCipher.TAG_LENGTH;

  /// The length of the shortest mail, in bytes: that of an empty body.
  public static final int LENGTH_MIN = OVERHEAD + PADDING_UNIT;

  /// The length of the longest body, in bytes.
  public static final int BODY_LENGTH_MAX =
      (LENGTH_MAX - OVERHEAD) / PADDING_UNIT * PADDING_UNIT - 1;

  private final Crypto crypto;

  /// Sealing and opening with these primitives.
  public SealedMail(Crypto crypto) {
    this.crypto = crypto;
  }

  /// To whom a mail is sealed.
  ///
  /// @param identity the recipient's Ed25519 key
  /// @param prekey the X25519 prekey that the header names
  public record Recipient(PublicKey identity, PublicKey prekey) {}

  /// Seals `body` for `recipient`; returns the whole mail, header first.
  ///
  /// @param ephemeralSeed 32 random bytes that serve for this mail only
  /// @param body 0 to [#BODY_LENGTH_MAX] bytes
  /// @throws IllegalArgumentException when the body is too long, or the header does not name this
  ///   sender and recipient, or the prekey is a point of small order
  public byte[] seal(
      MailHeader header,
      Recipient recipient,
      SigningKey sender,
      byte[] ephemeralSeed,
      byte[] body) {
    throw new UnsupportedOperationException(crypto.toString());
  }

  /// Opens a whole mail, on any input.
  ///
  /// @param prekey the prekey that the header names
  /// @param recipient the Ed25519 key of the recipient, our own
  /// @param sender the Ed25519 key of the sender, which the caller trusts
  public Opened open(byte[] mail, Prekey prekey, PublicKey recipient, PublicKey sender) {
    throw new UnsupportedOperationException(crypto.toString());
  }
}
