package chat.parley.launcher.ask;

import chat.parley.api.Delivery;

/// What came of a question.
public sealed interface Reply {

  /// It was answered.
  ///
  /// @param text the answer; of a choice the word as it was offered, of yes or no one of these two
  record Given(String text) implements Reply {}

  /// Nobody answered in time.
  ///
  /// @param hasLeft whether the question has come as far as the server or the person
  record TimedOut(boolean hasLeft) implements Reply {}

  /// The person has cancelled it.
  record Cancelled() implements Reply {}

  /// Too many answers were none.
  record Baffled() implements Reply {}

  /// The question was not sent at all, or could not be delivered.
  record NotSent(Delivery.Failed why) implements Reply {}
}
