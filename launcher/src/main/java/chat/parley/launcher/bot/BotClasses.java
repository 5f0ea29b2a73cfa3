package chat.parley.launcher.bot;

import chat.parley.launcher.source.Classes;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;

/// The classes of one bot, which no other bot sees.
final class BotClasses extends URLClassLoader {

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private final int bot;

  BotClasses(int bot, Classes classes) {
    super(new URL[] {url(classes)}, BotClasses.class.getClassLoader());
    this.bot = bot;
  }

  private static URL url(Classes classes) {
    try {
      return classes.folder().toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("a folder has an address", e);
    }
  }

  /// The bot whose code this thread runs just now; [Report#NOBODY] if it is none's.
  static int running() {
    return WALKER.walk(frames ->
        frames
            .map(frame -> frame.getDeclaringClass().getClassLoader())
            .filter(BotClasses.class::isInstance)
            .map(loader -> ((BotClasses) loader).bot)
            .findFirst()
            .orElse(Report.NOBODY));
  }
}
