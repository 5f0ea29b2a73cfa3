package chat.parley.core.packet;

/// Why a registration was refused, in protocol order.
public enum Refusal {
  /// Another identity owns the nickname.
  TAKEN,
  /// The nickname is a reserved word, or breaks the nickname rules.
  NOT_ALLOWED,
  /// The record's signature or contents do not fit the session's keys.
  BAD_RECORD,
  /// The server is full, or this identity has too many nicknames.
  LIMIT,
  /// The server's disk refuses.
  DISK
}
