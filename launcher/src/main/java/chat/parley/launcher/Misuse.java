package chat.parley.launcher;

/// The caller's mistake that only shows once a command runs, told in its message.
final class Misuse extends RuntimeException {

  private static final long serialVersionUID = 1;

  Misuse(String what) {
    super(what, null, false, false);
  }
}
