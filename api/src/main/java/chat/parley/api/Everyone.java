package chat.parley.api;

/// All nicknames in the table but one's own, written `*`.
public enum Everyone implements Target {
  /// The only value.
  EVERYONE;

  @Override
  public String toString() {
    return "*";
  }
}
