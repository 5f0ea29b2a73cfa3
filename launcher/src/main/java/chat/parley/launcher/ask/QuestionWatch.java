package chat.parley.launcher.ask;

import chat.parley.api.Delivery;
import java.util.ArrayList;
import java.util.List;

/// Follows what becomes of the lines of one question on their way to the person.
///
/// Confined to the thread that asks.
final class QuestionWatch {

  private final List<Delivery> copies = new ArrayList<>();

  /// A line of a question was not taken by the outbox.
  static final class Unsent extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Delivery.Failed why;

    Unsent(Delivery.Failed why) {
      super(why.detail());
      this.why = why;
    }

    Delivery.Failed why() {
      return why;
    }
  }

  /// Takes the copies of one line.
  ///
  /// @throws Unsent when none of them was sent
  void said(List<Delivery> line) {
    copies.addAll(line);
    boolean isSent =
        line.isEmpty() || line.stream().anyMatch(it -> !(it.state() instanceof Delivery.Failed));
    if (!isSent && line.getFirst().state() instanceof Delivery.Failed failed) {
      throw new Unsent(failed);
    }
  }

  /// What is to be said of it when the time has run out.
  Reply timedOut() {
    for (Delivery copy : copies) {
      if (copy.state() instanceof Delivery.Failed failed) {
        return new Reply.NotSent(failed);
      }
    }
    boolean hasLeft = copies.stream().anyMatch(it -> !(it.state() instanceof Delivery.Pending));
    return new Reply.TimedOut(hasLeft || copies.isEmpty());
  }
}
