package chat.parley.core.server;

import chat.parley.core.Moment;

/// The limits and times of a server node.
///
/// @param leaseNanos how long a client counts as online after it was last heard
/// @param coalesceNanos how long table changes are collected before they are broadcast
/// @param namesMax nicknames in the table
/// @param mailsPerRecipient mails in one mailbox
/// @param bytesPerRecipient bytes in one mailbox
/// @param mailsPerPair mails from one sender in one mailbox
/// @param bytesTotal bytes in all mailboxes
/// @param mailLifeMillis how long mail is kept
public record ServerSettings(
    long leaseNanos,
    long coalesceNanos,
    int namesMax,
    int mailsPerRecipient,
    long bytesPerRecipient,
    int mailsPerPair,
    long bytesTotal,
    long mailLifeMillis) {

  /// The usual limits (docs/protocol.md, section 8).
  public static final ServerSettings DEFAULT =
      new ServerSettings(
          90 * Moment.SECOND,
          50 * Moment.MILLISECOND,
          10_000,
          20_000,
          64L << 20,
          10_000,
          10L << 30,
          14L * 24 * 60 * 60 * 1000);
}
