package chat.parley.engine.command;

import java.time.Duration;

/// How the call of a command ended.
public sealed interface Outcome {

  /// What the caller is told of it, in one line that is not escaped; empty if there is nothing to
  /// tell.
  String complaint();

  /// It has returned.
  record Done() implements Outcome {

    @Override
    public String complaint() {
      return "";
    }
  }

  /// It did not like what it was called with: the caller's mistake.
  record Misused(String complaint) implements Outcome {}

  /// It has thrown something, or was not even begun: not the caller's mistake.
  record Failed(String complaint) implements Outcome {}

  /// It still runs, but is not waited for any longer.
  record TimedOut(String word, Duration deadline) implements Outcome {

    @Override
    public String complaint() {
      return "%s has taken longer than %d s, and is not waited for"
          .formatted(word, deadline.toSeconds());
    }
  }
}
