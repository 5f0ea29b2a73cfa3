package chat.parley.engine.command;

import chat.parley.api.command.Command;
import chat.parley.api.command.Name;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the class of a command says of it: its grammar and its word.
final class CommandType {

  private static final String ENDING = "Command";

  private static final String WORD = "[\\p{L}\\p{N}][\\p{L}\\p{N}_-]{0,31}";

  private CommandType() {}

  /// The `C` in its `implements Command<C>`.
  ///
  /// @throws IllegalArgumentException when it does not say one
  static Class<?> grammarOf(Class<?> command) {
    if (argument(command) instanceof Class<?> grammar) {
      return grammar;
    }
    throw new IllegalArgumentException(
        "%s does not say its grammar: it must implement Command<C>, C a record or sealed"
            .formatted(command.getName()));
  }

  /// What is typed for it: what is said at the class, else at the grammar, else the class's name
  /// without `Command` at its end.
  ///
  /// @throws IllegalArgumentException when nobody could type it
  static String wordOf(Class<?> command, Class<?> grammar) {
    Name name = command.getAnnotation(Name.class);
    if (name == null) {
      name = grammar.getAnnotation(Name.class);
    }
    String word = Node.bare(name == null ? usual(command.getSimpleName()) : name.value());
    if (!word.matches(WORD)) {
      throw new IllegalArgumentException(
          "the word of %s is \"%s\", must be 1 to 32 letters, digits, - or _; say it with @Name"
              .formatted(command.getName(), word));
    }
    return word;
  }

  private static String usual(String name) {
    boolean isLonger = name.endsWith(ENDING) && name.length() > ENDING.length();
    return Parameter.kebab(isLonger ? name.substring(0, name.length() - ENDING.length()) : name);
  }

  /// The argument for Command in this type or above it; null if there is none. A variable of a
  /// class in between is what the class below it says.
  private static @Nullable Type argument(@Nullable Type type) {
    if (type == null) {
      return null;
    }
    Class<?> raw = type instanceof ParameterizedType known ? (Class<?>) known.getRawType() : null;
    if (raw == null) {
      return type instanceof Class<?> plain ? argumentAbove(plain) : null;
    }
    List<Type> given = List.of(((ParameterizedType) type).getActualTypeArguments());
    if (raw == Command.class) {
      return given.getFirst();
    }
    Type above = argumentAbove(raw);
    return above instanceof TypeVariable<?> variable
        ? given.get(List.of(raw.getTypeParameters()).indexOf(variable))
        : above;
  }

  private static @Nullable Type argumentAbove(Class<?> type) {
    for (Type above : type.getGenericInterfaces()) {
      Type found = argument(above);
      if (found != null) {
        return found;
      }
    }
    return argument(type.getGenericSuperclass());
  }
}
