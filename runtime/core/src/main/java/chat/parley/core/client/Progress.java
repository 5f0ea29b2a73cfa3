package chat.parley.core.client;

import chat.parley.core.Moment;

/// How it goes with one recipient; all times in the step clock's nanoseconds.
final class Progress {

  private static final long RETRANSMIT_MIN = 5 * Moment.SECOND;
  private static final long RETRANSMIT_MAX = 60 * Moment.SECOND;

  /// How long the mailbox has to bring what the server keeps, before it is sent directly as well.
  private static final long MAILBOX_PATIENCE = 5 * Moment.SECOND;

  /// When something of his was settled last.
  long movedAt = Long.MIN_VALUE;

  /// When the table told something new of him last.
  long seenAt = Long.MIN_VALUE;

  /// When all is sent again on his session; [Moment#NEVER] if nothing was sent.
  long retransmitAt = Moment.NEVER;

  /// The server has refused to keep anything for him, and is not asked before this.
  long storeNotBefore = Long.MIN_VALUE;

  private long retransmitAfter = RETRANSMIT_MIN;

  /// Something was sent on his session: unless he answers, it is sent again.
  void sent(long now) {
    if (retransmitAt == Moment.NEVER) {
      retransmitAt = now + retransmitAfter;
    }
  }

  /// All is sent again; the next time it is later.
  void backOff() {
    retransmitAt = Moment.NEVER;
    retransmitAfter = Math.min(retransmitAfter * 2, RETRANSMIT_MAX);
  }

  /// Nothing is known to be on its way to him.
  void beginAnew() {
    retransmitAt = Moment.NEVER;
    retransmitAfter = RETRANSMIT_MIN;
  }

  /// Until when what the server keeps is expected to come out of the mailbox by itself.
  long trustedUntil() {
    return Math.max(seenAt, movedAt) + MAILBOX_PATIENCE;
  }
}
