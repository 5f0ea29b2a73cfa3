package chat.parley.core.server;

import chat.parley.core.packet.Refusal;

/// Why a registration is refused.
///
/// @param detail in words, at most [chat.parley.core.packet.Limits#REASON_MAX] bytes
record Objection(Refusal refusal, String detail) {

  /// One in the usual words.
  static Objection of(Refusal refusal) {
    String detail =
        switch (refusal) {
          case BAD_RECORD -> "the record does not fit the keys of the session";
          case DISK -> "the server's disk is full";
          case LIMIT -> "a limit of the server is reached";
          case NOT_ALLOWED -> "the nickname is not allowed here";
          case TAKEN -> "the nickname belongs to somebody else";
        };
    return new Objection(refusal, detail);
  }
}
