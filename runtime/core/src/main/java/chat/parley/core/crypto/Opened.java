package chat.parley.core.crypto;

/// What came of opening a sealed mail.
public sealed interface Opened {

  /// The mail is from its sender, for this recipient, and unchanged.
  final class Body implements Opened {

    private final MailHeader header;
    private final byte[] bytes;

    Body(MailHeader header, byte[] bytes) {
      this.header = header;
      this.bytes = bytes;
    }

    /// The header, now known to be the sender's.
    public MailHeader header() {
      return header;
    }

    /// The bytes that the sender sealed; not a copy.
    public byte[] bytes() {
      return bytes;
    }

    @Override
    public String toString() {
      return "Body[%d bytes]".formatted(bytes.length);
    }
  }

  /// The mail must not be believed.
  ///
  /// @param reason the first check that it failed
  record Rejected(Reason reason) implements Opened {}

  /// Why a mail was rejected, in the order of the checks.
  enum Reason {
    /// It is too short or too long, of another version, or its header is out of range.
    MALFORMED,
    /// Its header names another recipient.
    OTHER_RECIPIENT,
    /// Its header names another sender.
    OTHER_SENDER,
    /// Its header names another prekey.
    OTHER_PREKEY,
    /// It was sealed to another key, or changed since.
    NOT_SEALED,
    /// What was sealed has no canonical padding.
    PADDING,
    /// The sender did not sign it.
    SIGNATURE
  }
}
