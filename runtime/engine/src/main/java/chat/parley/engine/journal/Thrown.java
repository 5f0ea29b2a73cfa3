package chat.parley.engine.journal;

import java.lang.reflect.Constructor;
import org.jspecify.annotations.Nullable;

/// What something that was done once has thrown, as a script sees it again in a later run: of the
/// same class and with the same words where that class can be made of them.
final class Thrown {

  private Thrown() {}

  static RuntimeException again(Entry.Failed failed, @Nullable ClassLoader loader) {
    try {
      Class<?> type = Class.forName(failed.type(), false, loader);
      if (RuntimeException.class.isAssignableFrom(type)
          && made(type, failed.message()) instanceof RuntimeException made) {
        return made;
      }
    } catch (ReflectiveOperationException | RuntimeException | LinkageError _) {
      // What it was can still be told.
    }
    return new IllegalStateException("%s: %s".formatted(failed.type(), failed.message()));
  }

  /// By its words, or by these and a cause.
  private static @Nullable Object made(Class<?> type, @Nullable String message)
      throws ReflectiveOperationException {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (takes(constructor, String.class)) {
        constructor.setAccessible(true);
        return constructor.newInstance(message);
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (takes(constructor, String.class, Throwable.class)) {
        constructor.setAccessible(true);
        Class<?> cause = constructor.getParameterTypes()[1];
        return constructor.newInstance(message, made(cause, message));
      }
    }
    return null;
  }

  private static boolean takes(Constructor<?> constructor, Class<?>... types) {
    Class<?>[] parameters = constructor.getParameterTypes();
    boolean takes = parameters.length == types.length;
    for (int i = 0; takes && i < types.length; i++) {
      takes = types[i].isAssignableFrom(parameters[i]);
    }
    return takes;
  }
}
