package chat.parley.engine.command;

import chat.parley.api.command.Default;
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

  /// What stands for the type where both say something: a command's own class, or the type itself.
  private final Class<?> speaker;

  /// What a person types for it; null where the type's name or annotation says it.
  private final @Nullable String word;

  Node(Class<?> type) {
    this(type, type, null);
  }

  private Node(Class<?> type, Class<?> speaker, @Nullable String word) {
    if (!type.isRecord() && !type.isSealed()) {
      throw new IllegalArgumentException(
          "%s is neither a record nor sealed".formatted(type.getName()));
    }
    this.type = type;
    this.speaker = speaker;
    this.word = word;
  }

  /// The node of a command's class, its word with a slash in front.
  static Node ofCommand(Class<?> command) {
    Class<?> type = CommandType.grammarOf(command);
    return new Node(type, command, "/" + CommandType.wordOf(command, type));
  }

  boolean isGroup() {
    return !type.isRecord();
  }

  /// What a person types for it.
  String word() {
    if (word != null) {
      return word;
    }
    Name name = type.getAnnotation(Name.class);
    return name == null ? Parameter.kebab(type.getSimpleName()) : name.value();
  }

  String help() {
    Help help = speaker.getAnnotation(Help.class);
    if (help == null) {
      help = type.getAnnotation(Help.class);
    }
    return help == null ? "" : help.value();
  }

  boolean isHidden() {
    return speaker.isAnnotationPresent(Hidden.class) || type.isAnnotationPresent(Hidden.class);
  }

  /// Whether it is meant when no word of its group is named.
  boolean isDefault() {
    return type.isAnnotationPresent(Default.class);
  }

  List<Example> examples() {
    var examples = new ArrayList<>(List.of(speaker.getAnnotationsByType(Example.class)));
    if (!speaker.equals(type)) {
      examples.addAll(List.of(type.getAnnotationsByType(Example.class)));
    }
    return examples;
  }

  /// Where it is declared, for those who have made a mistake there.
  String place() {
    return type.getName();
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
    return among(children(), word);
  }

  /// The one of them that is typed so; null if there is none. A slash in front makes no difference.
  static @Nullable Node among(List<Node> nodes, String word) {
    String bare = bare(word);
    for (Node node : nodes) {
      if (node.word == null
          && Parameter.kebab(node.type.getSimpleName()).equals(bare)
          && !node.type.isAnnotationPresent(Name.class)) {
        return node;
      }
    }
    for (Node node : nodes) {
      if (bare(node.word()).equals(bare)) {
        return node;
      }
    }
    return null;
  }

  /// The word without the slash in front of it.
  static String bare(String word) {
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
