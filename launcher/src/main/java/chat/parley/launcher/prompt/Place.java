package chat.parley.launcher.prompt;

/// Where on the screen a typed line stands. Safe for use by any thread.
@FunctionalInterface
public interface Place {

  /// Of a line that no sign can be set beside.
  Place NOWHERE = _ -> {};

  /// Sets a sign beside the line, in place of the one before; does nothing when the line has left
  /// the screen.
  void mark(Fate fate);
}
