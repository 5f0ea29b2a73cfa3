package chat.parley.engine.command;

import chat.parley.api.command.Example;
import chat.parley.api.command.Help;
import chat.parley.api.command.Hidden;
import chat.parley.api.command.Name;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One word of a grammar: a command, which is a record, or a group, which is a sealed interface.
///
/// Reads annotations only when asked, and of the fewest types: each costs a start some time.
final class Node {

  private final Class<?> type;

  Node(Class<?> type) {
    if (!type.isRecord() && !type.isSealed()) {
      throw new IllegalStateException(
          "%s is neither a record nor sealed".formatted(type.getName()));
    }
    this.type = type;
  }

  boolean isGroup() {
    return !type.isRecord();
  }

  /// What a person types for it.
  String word() {
    Name name = type.getAnnotation(Name.class);
    return name == null ? Parameter.kebab(type.getSimpleName()) : name.value();
  }

  String help() {
    Help help = type.getAnnotation(Help.class);
    return help == null ? "" : help.value();
  }

  boolean isHidden() {
    return type.isAnnotationPresent(Hidden.class);
  }

  List<Example> examples() {
    return List.of(type.getAnnotationsByType(Example.class));
  }

  /// A group's words in the order of declaration.
  List<Node> children() {
    var children = new ArrayList<Node>();
    Class<?>[] permitted = type.getPermittedSubclasses();
    if (permitted != null) {
      for (Class<?> child : permitted) {
        children.add(new Node(child));
      }
    }
    return children;
  }

  /// The child that is typed so; null if there is none. A slash in front makes no difference.
  @Nullable Node child(String word) {
    String bare = bare(word);
    List<Node> children = children();
    for (Node child : children) {
      if (Parameter.kebab(child.type.getSimpleName()).equals(bare)
          && !child.type.isAnnotationPresent(Name.class)) {
        return child;
      }
    }
    for (Node child : children) {
      if (bare(child.word()).equals(bare)) {
        return child;
      }
    }
    return null;
  }

  private static String bare(String word) {
    return word.length() > 1 && word.charAt(0) == '/' ? word.substring(1) : word;
  }

  /// A command's parameters in the order of declaration.
  List<Parameter> parameters() {
    var parameters = new ArrayList<Parameter>();
    if (type.isRecord()) {
      for (RecordComponent component : type.getRecordComponents()) {
        parameters.add(Parameter.of(component));
      }
    }
    return parameters;
  }

  /// The command with these values.
  ///
  /// @throws IllegalArgumentException when the record's own check refuses them
  Object make(@Nullable Object[] values) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < types.length; i++) {
      types[i] = components[i].getType();
    }
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw new IllegalStateException("%s cannot be made".formatted(type.getName()), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("%s cannot be made".formatted(type.getName()), e);
    }
  }
}
