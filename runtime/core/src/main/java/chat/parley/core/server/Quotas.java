package chat.parley.core.server;

import chat.parley.core.Moment;
import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.packet.StoreLimit;
import chat.parley.core.session.Rates;
import java.util.Optional;
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

  /// Which limit leaves no room for a mail of this length, if one does.
  ///
  /// @param mailbox the recipient's, null if it is empty
  Optional<Excess> room(@Nullable Mailbox mailbox, IdentityHash sender, int length) {
    Mailbox box = mailbox == null ? NONE : mailbox;
    if (total + length > limits.bytesTotal()) {
      return excess(StoreLimit.BYTES_OF_ALL, limits.bytesTotal());
    }
    if (box.size() >= limits.perRecipient()) {
      return excess(StoreLimit.MAILS_OF_MAILBOX, limits.perRecipient());
    }
    if (box.bytes() + length > limits.bytesPerRecipient()) {
      return excess(StoreLimit.BYTES_OF_MAILBOX, limits.bytesPerRecipient());
    }
    return box.sizeFrom(sender) >= limits.perPair()
        ? excess(StoreLimit.MAILS_OF_PAIR, limits.perPair())
        : Optional.empty();
  }

  /// Which limit leaves no time for it, if one does: much waits for the disk, or the sender has had
  /// his share.
  Optional<Excess> time(long now, IdentityHash sender, int length) {
    if (unwritten + length > limits.bytesUnwritten()) {
      return excess(StoreLimit.BYTES_UNWRITTEN, limits.bytesUnwritten());
    }
    return bySender.take(now, sender)
        ? Optional.empty()
        : excess(StoreLimit.MAILS_AN_HOUR, limits.perSenderPerHour());
  }

  private static Optional<Excess> excess(StoreLimit limit, long value) {
    return Optional.of(new Excess(limit, value));
  }
}
