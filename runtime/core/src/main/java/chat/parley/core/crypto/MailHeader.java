package chat.parley.core.crypto;

import java.nio.ByteBuffer;
import java.util.Optional;

/// What stands in clear before a sealed mail: from whom, to whom, which messages, and to which
/// prekey it is sealed. The server stores and forwards by it; the seal covers it.
///
/// A mail is a bundle: it carries the messages (or receipts) `firstSequence` to `lastSequence`, so
/// that one key agreement and one signature serve many of them.
///
/// ```text
/// 0:version=1  1:recipient(16)  17:sender(16)  33:incarnation(8)  41:firstSequence(8)
/// 49:lastSequence(8)  57:kind(1)  58:prekeyId(4)                                        = 62 bytes
/// ```
///
/// @param recipient the identity that can open it
/// @param sender the identity that signed it
/// @param incarnation the sender's incarnation, within which sequence numbers count
/// @param firstSequence the first sequence number in the bundle, from 0
/// @param lastSequence the last sequence number in the bundle, at least `firstSequence`
/// @param kind what the body holds
/// @param prekeyId the recipient's prekey that opens it
public record MailHeader(
    IdentityHash recipient,
    IdentityHash sender,
    long incarnation,
    long firstSequence,
    long lastSequence,
    Kind kind,
    int prekeyId) {

  /// What a mail holds.
  public enum Kind {
    /// Messages of people and bots.
    MESSAGES(1),
    /// Receipts for messages that the recipient of this mail had sent.
    RECEIPTS(2);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    private static Optional<Kind> of(int code) {
      for (Kind kind : values()) {
        if (kind.code == code) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  /// The length of the encoded header, in bytes.
  public static final int LENGTH = 62;

  /// The version of sealed mail that this code speaks.
  public static final int VERSION = 1;

  /// Checks the run of sequence numbers.
  ///
  /// @throws IllegalArgumentException when it is negative or runs backwards
  public MailHeader {
    if (firstSequence < 0 || lastSequence < firstSequence) {
      throw new IllegalArgumentException(
          "mail covers sequences %d to %d, must be rising from 0"
              .formatted(firstSequence, lastSequence));
    }
  }

  /// The 62 bytes.
  public byte[] encode() {
    return ByteBuffer.allocate(LENGTH)
        .put((byte) VERSION)
        .put(recipient.bytes())
        .put(sender.bytes())
        .putLong(incarnation)
        .putLong(firstSequence)
        .putLong(lastSequence)
        .put((byte) kind.code)
        .putInt(prekeyId)
        .array();
  }

  /// The header at the beginning of a whole sealed `mail`, on any input; empty when the mail is too
  /// short or too long, of another version, or its fields are out of range.
  public static Optional<MailHeader> of(byte[] mail) {
    if (mail.length < SealedMail.LENGTH_MIN || mail.length > SealedMail.LENGTH_MAX) {
      return Optional.empty();
    }
    return read(ByteBuffer.wrap(mail, 0, LENGTH));
  }

  /// The header that is exactly these bytes, on any input; empty for bytes too many or too few, of
  /// another version, or with fields out of range.
  public static Optional<MailHeader> decode(byte[] bytes) {
    return bytes.length == LENGTH ? read(ByteBuffer.wrap(bytes)) : Optional.empty();
  }

  private static Optional<MailHeader> read(ByteBuffer bytes) {
    if (bytes.get() != VERSION) {
      return Optional.empty();
    }
    IdentityHash recipient = new IdentityHash(bytes.getLong(), bytes.getLong());
    IdentityHash sender = new IdentityHash(bytes.getLong(), bytes.getLong());
    long incarnation = bytes.getLong();
    long first = bytes.getLong();
    long last = bytes.getLong();
    Optional<Kind> kind = Kind.of(bytes.get());
    int prekeyId = bytes.getInt();
    if (kind.isEmpty() || first < 0 || last < first) {
      return Optional.empty();
    }
    return Optional.of(
        new MailHeader(recipient, sender, incarnation, first, last, kind.get(), prekeyId));
  }
}
