package chat.parley.plugins.ignore;

/// It would take too long to find out whether a pattern is in a text.
final class TooHard extends RuntimeException {

  private static final long serialVersionUID = 1;

  TooHard() {
    super("too hard", null, false, false);
  }
}
