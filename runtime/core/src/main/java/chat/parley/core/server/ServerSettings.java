package chat.parley.core.server;

import chat.parley.core.Moment;
import chat.parley.core.crypto.TeamKey;

/// The limits and times of a server node, and whom it serves.
///
/// @param leaseNanos how long a client counts as online after it was last heard
/// @param coalesceNanos how long table changes are collected before they are broadcast
/// @param names limits of the table
/// @param mail limits of the mailboxes
/// @param team the key of the closed network that it belongs to
public record ServerSettings(
    long leaseNanos, long coalesceNanos, NameLimits names, MailLimits mail, TeamKey team) {

  /// The usual limits (docs/protocol.md, section 8).
  public static final ServerSettings DEFAULT =
      new ServerSettings(
          90 * Moment.SECOND,
          50 * Moment.MILLISECOND,
          NameLimits.DEFAULT,
          MailLimits.DEFAULT,
          TeamKey.NONE);

  /// The same with other limits.
  public ServerSettings with(NameLimits otherNames, MailLimits otherMail) {
    return new ServerSettings(leaseNanos, coalesceNanos, otherNames, otherMail, team);
  }

  /// The same in a network with this key.
  public ServerSettings in(TeamKey network) {
    return new ServerSettings(leaseNanos, coalesceNanos, names, mail, network);
  }
}
