package chat.parley.engine.plugin.jar;

/// Why a jar is not loaded; the message is for people, and names what to do.
public final class Refusal extends Exception {

  private static final long serialVersionUID = 1;

  /// For this reason.
  public Refusal(String why) {
    super(why);
  }

  /// For this reason, because of that.
  public Refusal(String why, Throwable cause) {
    super(why, cause);
  }

  /// The message.
  public String why() {
    return String.valueOf(getMessage());
  }
}
