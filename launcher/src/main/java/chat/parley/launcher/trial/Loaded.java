package chat.parley.launcher.trial;

import chat.parley.launcher.source.Classes;
import chat.parley.launcher.source.ProgramClasses;
import chat.parley.testkit.Kit;
import chat.parley.testkit.User;
import java.io.IOException;

/// A program in a kit, with classes of its own.
final class Loaded implements AutoCloseable {

  private final ProgramClasses loader;
  private final Class<?> program;

  private Loaded(ProgramClasses loader, Class<?> program) {
    this.loader = loader;
    this.program = program;
  }

  static Loaded from(Classes classes) throws IOException {
    var loader = new ProgramClasses(classes, 0);
    try {
      return new Loaded(loader, Class.forName(classes.main(), false, loader));
    } catch (ClassNotFoundException e) {
      loader.close();
      throw new IOException("the class %s is missing".formatted(classes.main()), e);
    }
  }

  /// Starts its bot.
  ///
  /// @throws IllegalArgumentException when it runs none
  User start(Kit kit) {
    return kit.bot(program);
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
