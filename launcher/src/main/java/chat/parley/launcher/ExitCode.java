package chat.parley.launcher;

import java.util.stream.Stream;

/// What a command says to the shell that started it; the numbers never change.
enum ExitCode {
  /// Delivered, or yes, or ended as it should.
  DONE(0, "delivered, or yes, or ended as it should"),
  /// Failed, or no.
  FAILED(1, "failed, or no"),
  /// The arguments make no sense.
  USAGE(2, "the arguments make no sense"),
  /// Nobody can be reached; what was sent is kept in the outbox.
  UNREACHABLE(3, "nobody can be reached; what was sent is kept in the outbox"),
  /// Kept at the server until the recipient is back.
  STORED(4, "kept at the server until the recipient is back"),
  /// Refused: the nickname belongs to somebody else, or a key is not trusted.
  REFUSED(5, "refused: the nickname belongs to somebody else, or a key is not trusted"),
  /// What was waited for did not come in time.
  TIMED_OUT(124, "what was waited for did not come in time"),
  /// Stopped by a signal before it was done.
  INTERRUPTED(130, "stopped by a signal before it was done");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  /// The one of this number, or a failure.
  static ExitCode of(int number) {
    return Stream.of(values()).filter(it -> it.number == number).findFirst().orElse(FAILED);
  }

  int number() {
    return number;
  }

  /// In half a sentence.
  String meaning() {
    return meaning;
  }
}
