package chat.parley.core.server;

import chat.parley.core.Moment;

/// The limits and times of a server node.
///
/// @param leaseNanos how long a client counts as online after it was last heard
/// @param coalesceNanos how long table changes are collected before they are broadcast
/// @param names limits of the table
/// @param mail limits of the mailboxes
public record ServerSettings(
    long leaseNanos, long coalesceNanos, NameLimits names, MailLimits mail) {

  /// The usual limits (docs/protocol.md, section 8).
  public static final ServerSettings DEFAULT =
      new ServerSettings(
          90 * Moment.SECOND, 50 * Moment.MILLISECOND, NameLimits.DEFAULT, MailLimits.DEFAULT);

  /// The same with other limits.
  public ServerSettings with(NameLimits otherNames, MailLimits otherMail) {
    return new ServerSettings(leaseNanos, coalesceNanos, otherNames, otherMail);
  }
}
