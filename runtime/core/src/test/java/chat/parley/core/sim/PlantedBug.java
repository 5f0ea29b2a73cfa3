package chat.parley.core.sim;

import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.ServerWrite;
import chat.parley.core.store.Write;

/// A fault that is built into a simulation, to see whether the checkers find it (docs/protocol.md,
/// section 5).
///
/// All of them are made at the nodes' edges: the production code knows nothing of them.
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
  /// A recipient forgets, when he starts again, what he has taken already.
  DUPLICATES_FORGOTTEN;

  /// Whether this bug has batches with such a write called done before they are.
  boolean liesAbout(Write write) {
    return switch (this) {
      case RECEIPT_BEFORE_COMMIT -> write instanceof ClientWrite.Taken;
      case STORED_BEFORE_COMMIT -> write instanceof ServerWrite.MailKept;
      case SENT_BEFORE_COMMIT -> write instanceof ClientWrite.Sent;
      case NONE, MAIL_GONE_WHEN_SENT, DUPLICATES_FORGOTTEN -> false;
    };
  }
}
