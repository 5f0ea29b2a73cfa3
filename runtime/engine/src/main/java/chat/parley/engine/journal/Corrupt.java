package chat.parley.engine.journal;

/// A journal has a line that nobody can have written so.
public final class Corrupt extends Exception {

  private static final long serialVersionUID = 1;

  Corrupt(int line, String why) {
    super("line %d %s".formatted(line, why));
  }
}
