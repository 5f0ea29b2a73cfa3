package chat.parley.launcher;

import java.util.stream.Stream;

/// What a command says to the shell that started it; the numbers never change.
enum ExitCode {
  /// Delivered, or yes, or ended as it should.
  DONE(0),
  /// Failed, or no.
  FAILED(1),
  /// The arguments make no sense.
  USAGE(2),
  /// Nobody can be reached; what was sent is kept in the outbox.
  UNREACHABLE(3),
  /// Kept at the server until the recipient is back.
  STORED(4),
  /// Refused: the nickname belongs to somebody else, or a key is not trusted.
  REFUSED(5),
  /// What was waited for did not come in time.
  TIMED_OUT(124),
  /// Stopped by a signal before it was done.
  INTERRUPTED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /// The one of this number, or a failure.
  static ExitCode of(int number) {
    return Stream.of(values()).filter(it -> it.number == number).findFirst().orElse(FAILED);
  }

  int number() {
    return number;
  }
}
