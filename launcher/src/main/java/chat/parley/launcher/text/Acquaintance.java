package chat.parley.launcher.text;

/// How well the key is known that somebody in the table shows.
public enum Acquaintance {
  /// It is our own.
  OWN,
  /// No message has gone either way yet, so whatever he shows will be taken for his.
  NEW,
  /// It is the one of the first time.
  KNOWN,
  /// It is the one of the first time, and people have compared words.
  VERIFIED,
  /// It is another than the one we know, and not trusted.
  CHANGED;

  /// As people see it: what needs their attention in capitals.
  public String word() {
    return this == CHANGED ? name() : TableText.word(this);
  }
}
