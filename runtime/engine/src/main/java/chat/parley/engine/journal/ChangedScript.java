package chat.parley.engine.journal;

/// A script does not do what its journal says that it has done. Says nothing of what was said.
public final class ChangedScript extends RuntimeException {

  private static final long serialVersionUID = 1;

  ChangedScript(int line, String why) {
    super("line %d: %s".formatted(line, why));
  }

  ChangedScript(int line, String why, Throwable cause) {
    super("line %d: %s".formatted(line, why), cause);
  }
}
