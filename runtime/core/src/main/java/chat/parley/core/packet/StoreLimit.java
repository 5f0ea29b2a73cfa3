package chat.parley.core.packet;

/// A limit that a mail would have exceeded, in protocol order.
public enum StoreLimit {
  /// Mails in the recipient's mailbox.
  MAILS_OF_MAILBOX(StoreRefusal.QUOTA, "the mailbox is full: it holds %s mails"),
  /// Bytes in the recipient's mailbox.
  BYTES_OF_MAILBOX(StoreRefusal.QUOTA, "the mailbox is full: it holds %s"),
  /// Mails of one sender in the recipient's mailbox.
  MAILS_OF_PAIR(StoreRefusal.QUOTA, "the mailbox is full: it holds %s mails of one sender"),
  /// Bytes in all mailboxes.
  BYTES_OF_ALL(StoreRefusal.QUOTA, "the server is full: it holds %s of mail"),
  /// Mails that one sender stores in an hour.
  MAILS_AN_HOUR(StoreRefusal.BUSY, "the server keeps %s mails of one sender in an hour"),
  /// Bytes that wait for the server's disk.
  BYTES_UNWRITTEN(StoreRefusal.BUSY, "the server's disk is behind: %s wait for it");

  private static final int MIB = 1 << 20;

  private final StoreRefusal refusal;
  private final String words;

  StoreLimit(StoreRefusal refusal, String words) {
    this.refusal = refusal;
    this.words = words;
  }

  /// The refusal that it is to somebody who knows no limits.
  public StoreRefusal refusal() {
    return refusal;
  }

  /// What has happened, in words that a sender and an operator understand.
  ///
  /// @param value of the limit
  public String words(long value) {
    return switch (this) {
      case MAILS_OF_MAILBOX, MAILS_OF_PAIR, MAILS_AN_HOUR -> words.formatted(value);
      case BYTES_OF_MAILBOX, BYTES_OF_ALL, BYTES_UNWRITTEN ->
          words.formatted(value % MIB == 0 ? value / MIB + " MiB" : value + " bytes");
    };
  }
}
