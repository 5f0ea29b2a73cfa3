package chat.parley.launcher.prompt;

/// How a prompt looks and sounds.
///
/// @param isPlain whether it prints whole lines and nothing else, as a screen reader wants it
/// @param alert how its owner is told of messages that he may not see
public record Look(boolean isPlain, Alert alert) {

  /// As it is when nobody has said anything else.
  public static final Look USUAL = new Look(false, Alert.OFF);

  /// The same with nothing but whole lines.
  public Look plain() {
    return new Look(true, alert);
  }
}
