package chat.parley.core.packet;

/// Why a mail was not kept, in protocol order.
public enum StoreRefusal {
  /// Nobody ever registered that nickname.
  NO_SUCH_NICKNAME,
  /// The recipient's mailbox, the pair's share of it, or the server is full.
  QUOTA,
  /// The server's disk refuses; try again later.
  DISK,
  /// Too much is waiting to be written; try again soon.
  BUSY,
  /// The sender is not registered.
  NOT_REGISTERED,
  /// The mail's clear header does not fit sender or recipient.
  BAD_MAIL
}
