package chat.parley.core;

import chat.parley.core.packet.Address;
import chat.parley.core.packet.TableEntry;

/// A fact that a server tells its operator.
public sealed interface ServerNotice {

  /// The table is another one now; [chat.parley.core.server.ServerNode#table] shows it.
  record TableChanged(long version) implements ServerNotice {}

  /// Somebody registered.
  ///
  /// @param entry how he stands in the table now
  /// @param isNew whether the nickname was registered for the first time
  record Joined(TableEntry entry, boolean isNew) implements ServerNotice {}

  /// Somebody left.
  ///
  /// @param leaseEnded whether the lease ran out, in place of a word of goodbye
  record Departed(String nickname, boolean leaseEnded) implements ServerNotice {}

  /// Somebody was refused.
  record Refused(String nickname, Address address, String why) implements ServerNotice {}

  /// Somebody asks to keep mail.
  record SaveRequested(String sender, String recipient) implements ServerNotice {}

  /// The mail is on the disk.
  record Saved(String sender, String recipient, int bytes) implements ServerNotice {}

  /// The mail is not kept.
  record NotSaved(String sender, String recipient, String why) implements ServerNotice {}

  /// Mails have been received by their owner, and deleted.
  record MailDelivered(String recipient, int count) implements ServerNotice {}

  /// The disk refuses to take something.
  record DiskRefused(String what) implements ServerNotice {}

  /// When the server began, something in its data folder was damaged.
  ///
  /// @param what what was damaged, what is lost, and what can be done
  record DataDamaged(String what) implements ServerNotice {}
}
