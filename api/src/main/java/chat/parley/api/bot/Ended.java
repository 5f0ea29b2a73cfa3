package chat.parley.api.bot;

import chat.parley.api.Nickname;

/// The end of a conversation before its script was through: unwinds the script, so that `finally`
/// sees it. Whoever catches it and goes on may do so; what a script lets pass, its bot answers with
/// one line of its [Phrases].
public abstract sealed class Ended extends RuntimeException {

  private static final long serialVersionUID = 1;

  private Ended(String message) {
    super(message);
  }

  /// Nobody answered in time.
  public static final class TimedOut extends Ended {

    private static final long serialVersionUID = 1;

    /// This person did not answer.
    public TimedOut(Nickname with) {
      super("%s has not answered in time".formatted(with));
    }
  }

  /// The person has cancelled the conversation, or it was interrupted because the bot, its plugin
  /// or its client is closed. An interrupted thread stays interrupted: all that waits in `finally`
  /// ends at once.
  public static final class Cancelled extends Ended {

    private static final long serialVersionUID = 1;

    private final boolean byPerson;

    private Cancelled(String message, boolean byPerson) {
      super(message);
      this.byPerson = byPerson;
    }

    /// This person has said a cancel word.
    public static Cancelled by(Nickname with) {
      return new Cancelled("%s has cancelled".formatted(with), true);
    }

    /// It was interrupted.
    public static Cancelled byClosing() {
      return new Cancelled("the conversation was interrupted", false);
    }

    /// Whether the person has cancelled it.
    public boolean isByPerson() {
      return byPerson;
    }
  }

  /// Too many answers in a row were not understood.
  public static final class Baffled extends Ended {

    private static final long serialVersionUID = 1;

    /// This person has given so many answers to one question, and none of them was one.
    public Baffled(Nickname with, int attempts) {
      super("%d answers of %s were not understood".formatted(attempts, with));
    }
  }
}
