package chat.parley.core.server;

/// How much mail a server keeps.
///
/// @param perRecipient mails in one mailbox
/// @param bytesPerRecipient bytes in one mailbox
/// @param perPair mails from one sender in one mailbox
/// @param perSenderPerHour mails that one sender may store in an hour, all at once if need be
/// @param bytesTotal bytes in all mailboxes
/// @param bytesUnwritten bytes of mail that wait for the disk
/// @param lifeMillis how long mail is kept
public record MailLimits(
    int perRecipient,
    long bytesPerRecipient,
    int perPair,
    int perSenderPerHour,
    long bytesTotal,
    long bytesUnwritten,
    long lifeMillis) {

  /// The usual ones.
  public static final MailLimits DEFAULT =
      new MailLimits(
          20_000, 64L << 20, 10_000, 20_000, 10L << 30, 32L << 20, 14L * 24 * 60 * 60 * 1000);
}
