package chat.parley.launcher.bot;

import chat.parley.launcher.source.ProgramClasses;

/// Tells whose code it is that prints.
final class Printing {

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private Printing() {}

  /// The bot whose code this thread runs just now; [Report#NOBODY] if it is none's.
  static int bot() {
    return WALKER.walk(frames ->
        frames
            .map(frame -> frame.getDeclaringClass().getClassLoader())
            .filter(ProgramClasses.class::isInstance)
            .map(loader -> ((ProgramClasses) loader).number())
            .findFirst()
            .orElse(Report.NOBODY));
  }
}
