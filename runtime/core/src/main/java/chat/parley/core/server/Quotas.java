package chat.parley.core.server;

import chat.parley.core.Moment;
import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.session.Rates;
import org.jspecify.annotations.Nullable;

/// How much mail there is, and whether more may come.
///
/// Confined to the thread of its node.
final class Quotas {

  private static final long HOUR = 3_600 * Moment.SECOND;
  private static final Mailbox NONE = new Mailbox();

  private final MailLimits limits;
  private final Rates<IdentityHash> bySender;
  private long total;
  private long unwritten;

  Quotas(MailLimits limits) {
    this.limits = limits;
    this.bySender = Rates.of(limits.perSenderPerHour(), HOUR);
  }

  /// So many bytes of mail are kept from now on, or, when negative, not any more.
  void count(long bytes) {
    total += bytes;
  }

  /// So many bytes wait for the disk from now on, or, when negative, not any more.
  void countUnwritten(long bytes) {
    unwritten += bytes;
  }

  /// Whether there is room for a mail of this length.
  ///
  /// @param mailbox the recipient's, null if it is empty
  boolean hasRoom(@Nullable Mailbox mailbox, IdentityHash sender, int length) {
    Mailbox box = mailbox == null ? NONE : mailbox;
    return total + length <= limits.bytesTotal()
        && box.size() < limits.perRecipient()
        && box.bytes() + length <= limits.bytesPerRecipient()
        && box.sizeFrom(sender) < limits.perPair();
  }

  /// Whether there is time for it: not so if much waits for the disk, or the sender has had his
  /// share.
  boolean hasTime(long now, IdentityHash sender, int length) {
    return unwritten + length <= limits.bytesUnwritten() && bySender.take(now, sender);
  }
}
