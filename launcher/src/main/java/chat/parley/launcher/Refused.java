package chat.parley.launcher;

/// What a command cannot do as things stand, told in its message, which names what to do instead.
final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final ExitCode code;

  Refused(ExitCode code, String why) {
    super(why, null, false, false);
    this.code = code;
  }

  /// What the shell is told.
  ExitCode code() {
    return code;
  }
}
