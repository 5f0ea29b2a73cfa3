package chat.parley.engine.plugin.jar;

/// Why a jar is not loaded; the message is for people, and names what to do.
public final class Refusal extends Exception {

  private static final long serialVersionUID = 1;

  private final boolean isOfTrust;

  /// For this reason.
  public Refusal(String why) {
    super(why);
    isOfTrust = false;
  }

  /// For this reason, because of that.
  public Refusal(String why, Throwable cause) {
    super(why, cause);
    isOfTrust = false;
  }

  private Refusal(String why, boolean isOfTrust) {
    super(why);
    this.isOfTrust = isOfTrust;
  }

  /// For this reason, which is that nobody trusts whom the jar comes from.
  public static Refusal untrusted(String why) {
    return new Refusal(why, true);
  }

  /// Whether trust would be enough to load it.
  public boolean isOfTrust() {
    return isOfTrust;
  }

  /// The message.
  public String why() {
    return String.valueOf(getMessage());
  }
}
