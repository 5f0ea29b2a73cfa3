package chat.parley.core.store;

import java.util.List;

/// What a server node writes.
public sealed interface ServerWrite extends Write {

  /// A new or changed nickname; replaces the earlier row of the same key.
  record Named(NameRow row) implements ServerWrite {}

  /// A mail for the mailbox.
  record MailKept(MailRow row) implements ServerWrite {}

  /// Mails that leave the mailbox.
  record MailGone(List<Long> ids) implements ServerWrite {}

  /// The epoch of this run; rises with each.
  record EpochBegun(long epoch) implements ServerWrite {}
}
