package chat.parley.core.sim;

import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.ServerWrite;
import chat.parley.core.store.Write;

/// A fault that is built into a simulation, to see whether the checkers find it (docs/protocol.md,
/// section 5).
///
/// All of them are made at the nodes' edges, by disks and generators that lie: the production code
/// knows nothing of them.
enum PlantedBug {
  /// None.
  NONE,
  /// A recipient's receipt goes out before his history is on the disk.
  RECEIPT_BEFORE_COMMIT,
  /// The server's word that it keeps a mail goes out before the mail is on the disk.
  STORED_BEFORE_COMMIT,
  /// A message is sent before it is in the outbox on the disk.
  SENT_BEFORE_COMMIT,
  /// The server deletes mail when it sends it.
  MAIL_GONE_WHEN_SENT,
  /// A recipient takes a message without waiting for those before it.
  NOTHING_HELD_BACK,
  /// A recipient forgets, when he starts again, what he has taken already.
  DUPLICATES_FORGOTTEN,
  /// A write that the full disk has refused is called done.
  FULL_CALLED_DONE,
  /// A history row that was not shown before a crash is never shown.
  UNSHOWN_FORGOTTEN,
  /// A server forgets, when it starts again, whom a nickname belongs to.
  OWNERS_FORGOTTEN,
  /// A node draws the same random numbers after each start.
  ENTROPY_REPEATED,
  /// A server admits whom its owner refuses.
  REFUSALS_IGNORED;

  /// Whether batches with such a write are called done before they are.
  boolean liesAbout(Write write) {
    return switch (this) {
      case RECEIPT_BEFORE_COMMIT -> write instanceof ClientWrite.Taken;
      case STORED_BEFORE_COMMIT -> write instanceof ServerWrite.MailKept;
      case SENT_BEFORE_COMMIT -> write instanceof ClientWrite.Sent;
      case NONE,
          MAIL_GONE_WHEN_SENT,
          NOTHING_HELD_BACK,
          DUPLICATES_FORGOTTEN,
          FULL_CALLED_DONE,
          UNSHOWN_FORGOTTEN,
          OWNERS_FORGOTTEN,
          ENTROPY_REPEATED,
          REFUSALS_IGNORED ->
          false;
    };
  }

  /// Whether such a write never reaches the disk.
  boolean loses(Write write) {
    return switch (this) {
      case OWNERS_FORGOTTEN -> write instanceof ServerWrite.Named;
      case NONE,
          RECEIPT_BEFORE_COMMIT,
          STORED_BEFORE_COMMIT,
          SENT_BEFORE_COMMIT,
          MAIL_GONE_WHEN_SENT,
          NOTHING_HELD_BACK,
          DUPLICATES_FORGOTTEN,
          FULL_CALLED_DONE,
          UNSHOWN_FORGOTTEN,
          ENTROPY_REPEATED,
          REFUSALS_IGNORED ->
          false;
    };
  }
}
