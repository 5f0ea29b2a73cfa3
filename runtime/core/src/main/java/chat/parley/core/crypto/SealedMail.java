package chat.parley.core.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Optional;

/// Seals bundles of messages for a recipient who is offline, and opens them: HPKE to the
/// recipient's prekey, with the sender's signature inside (`docs/protocol.md`, "Sealed mail").
///
/// ```text
/// mail      = header(62) | enc(32) | HPKE-sealed plaintext
/// plaintext = body | 0x80 | zeros to a multiple of 64 | signature(64)
/// info      = "N1 mail\0" | header | recipient's Ed25519 key | sender's Ed25519 key
/// signature = over "N1 mailsig\0" | info | enc | body
/// ```
///
/// The signature covers recipient and `enc`, so that the recipient cannot seal the body anew for a
/// third person in the sender's name. Confined to the thread of its [Crypto].
public final class SealedMail {

  /// The length of the longest mail, in bytes.
  public static final int LENGTH_MAX = 17_408;

  private static final int PADDING_UNIT = 64;
  private static final byte PADDING_MARK = (byte) 0x80;
  private static final int OVERHEAD =
      MailHeader.LENGTH + PublicKey.LENGTH + Signature.LENGTH + PacketCipher.TAG_LENGTH;

  /// The length of the shortest mail, in bytes: that of an empty body.
  public static final int LENGTH_MIN = OVERHEAD + PADDING_UNIT;

  /// The length of the longest body, in bytes.
  public static final int BODY_LENGTH_MAX =
      (LENGTH_MAX - OVERHEAD) / PADDING_UNIT * PADDING_UNIT - 1;

  private static final byte[] INFO_DOMAIN = "N1 mail\0".getBytes(US_ASCII);
  private static final byte[] SIGNATURE_DOMAIN = "N1 mailsig\0".getBytes(US_ASCII);

  private final Crypto crypto;
  private final Hpke hpke;

  /// Sealing and opening with these primitives.
  public SealedMail(Crypto crypto) {
    this.crypto = crypto;
    this.hpke = new Hpke(crypto);
  }

  /// To whom a mail is sealed.
  ///
  /// @param identity the recipient's Ed25519 key
  /// @param prekey the X25519 prekey that the header names
  public record Recipient(PublicKey identity, PublicKey prekey) {}

  /// The length of a mail with a body of this length, in bytes.
  public static int lengthFor(int bodyLength) {
    return OVERHEAD + paddedLength(bodyLength);
  }

  /// Seals `body` for `recipient`; returns the whole mail, header first.
  ///
  /// A prekey of small order, which [IdentityRecord#verify] refuses, makes a mail that nobody can
  /// open.
  ///
  /// @param ephemeralSeed 32 random bytes that serve for this mail only
  /// @param body 0 to [#BODY_LENGTH_MAX] bytes
  /// @throws IllegalArgumentException when the body is too long, or the header does not name this
  ///   sender and recipient
  public byte[] seal(
      MailHeader header,
      Recipient recipient,
      SigningKey sender,
      byte[] ephemeralSeed,
      byte[] body) {
    requireNamed("recipient", header.recipient(), recipient.identity());
    requireNamed("sender", header.sender(), sender.publicKey());
    if (body.length > BODY_LENGTH_MAX) {
      throw new IllegalArgumentException(
          "a mail's body has %d bytes, must be at most %d".formatted(body.length, BODY_LENGTH_MAX));
    }
    byte[] encodedHeader = header.encode();
    byte[] info = info(encodedHeader, recipient.identity(), sender.publicKey());
    AgreementKey ephemeral = crypto.agreementKey(ephemeralSeed);
    byte[] enc = ephemeral.publicKey().bytes();
    byte[] signature = crypto.sign(sender, signed(info, enc, body));
    byte[] plaintext = Bytes.concat(padded(body), signature);
    return Bytes.concat(
        encodedHeader, enc, hpke.seal(recipient.prekey(), ephemeral, info, plaintext));
  }

  /// Opens a whole mail, on any input.
  ///
  /// @param prekey the prekey that the header names
  /// @param recipient the Ed25519 key of the recipient, our own
  /// @param sender the Ed25519 key of the sender, which the caller trusts
  public Opened open(byte[] mail, Prekey prekey, PublicKey recipient, PublicKey sender) {
    Optional<MailHeader> decoded = MailHeader.of(mail);
    if (decoded.isEmpty()) {
      return new Opened.Rejected(Opened.Reason.MALFORMED);
    }
    MailHeader header = decoded.get();
    if (!header.recipient().equals(IdentityHash.of(crypto, recipient))) {
      return new Opened.Rejected(Opened.Reason.OTHER_RECIPIENT);
    }
    if (!header.sender().equals(IdentityHash.of(crypto, sender))) {
      return new Opened.Rejected(Opened.Reason.OTHER_SENDER);
    }
    if (header.prekeyId() != prekey.id()) {
      return new Opened.Rejected(Opened.Reason.OTHER_PREKEY);
    }
    byte[] info = info(Arrays.copyOf(mail, MailHeader.LENGTH), recipient, sender);
    int encEnd = MailHeader.LENGTH + PublicKey.LENGTH;
    byte[] enc = Arrays.copyOfRange(mail, MailHeader.LENGTH, encEnd);
    byte[] ciphertext = Arrays.copyOfRange(mail, encEnd, mail.length);
    return hpke.open(PublicKey.of(enc), prekey.key(), info, ciphertext)
        .map(plaintext -> believed(header, info, enc, plaintext, sender))
        .orElseGet(() -> new Opened.Rejected(Opened.Reason.NOT_SEALED));
  }

  private Opened believed(
      MailHeader header, byte[] info, byte[] enc, byte[] plaintext, PublicKey sender) {
    int signatureStart = plaintext.length - Signature.LENGTH;
    int bodyLength = bodyLength(plaintext, signatureStart);
    if (bodyLength < 0) {
      return new Opened.Rejected(Opened.Reason.PADDING);
    }
    byte[] body = Arrays.copyOf(plaintext, bodyLength);
    byte[] signature = Arrays.copyOfRange(plaintext, signatureStart, plaintext.length);
    return crypto.verify(sender, signed(info, enc, body), signature)
        ? new Opened.Body(header, body)
        : new Opened.Rejected(Opened.Reason.SIGNATURE);
  }

  private void requireNamed(String who, IdentityHash named, PublicKey key) {
    IdentityHash actual = IdentityHash.of(crypto, key);
    if (!named.equals(actual)) {
      throw new IllegalArgumentException(
          "the mail's header names %s %s, must be %s".formatted(who, named, actual));
    }
  }

  private static byte[] info(byte[] header, PublicKey recipient, PublicKey sender) {
    return Bytes.concat(INFO_DOMAIN, header, recipient.bytes(), sender.bytes());
  }

  private static byte[] signed(byte[] info, byte[] enc, byte[] body) {
    return Bytes.concat(SIGNATURE_DOMAIN, info, enc, body);
  }

  private static int paddedLength(int bodyLength) {
    return (bodyLength / PADDING_UNIT + 1) * PADDING_UNIT;
  }

  private static byte[] padded(byte[] body) {
    byte[] padded = Arrays.copyOf(body, paddedLength(body.length));
    padded[body.length] = PADDING_MARK;
    return padded;
  }

  /// The length of the body in front of its padding, or -1 when that is not the one padding which
  /// the body must have.
  private static int bodyLength(byte[] plaintext, int paddedLength) {
    if (paddedLength < PADDING_UNIT || paddedLength % PADDING_UNIT != 0) {
      return -1;
    }
    int at = paddedLength - 1;
    while (at > paddedLength - PADDING_UNIT && plaintext[at] == 0) {
      at--;
    }
    return plaintext[at] == PADDING_MARK ? at : -1;
  }
}
