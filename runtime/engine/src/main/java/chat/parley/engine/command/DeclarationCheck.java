package chat.parley.engine.command;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds what is wrong with a grammar before anybody types it: mistakes of its author, told to him.
final class DeclarationCheck {

  private DeclarationCheck() {}

  /// Looks at a command and all below it.
  ///
  /// @throws IllegalArgumentException for the first mistake; the message says where and what
  static void check(Node node) {
    if (!node.isGroup()) {
      checkParameters(node);
      return;
    }
    List<Node> children = node.children();
    Set<String> words = new HashSet<>();
    for (Node child : children) {
      if (!words.add(Node.bare(child.word()))) {
        throw mistake(node, "has two commands %s".formatted(child.word()));
      }
      if (child.isDefault() && child.isGroup()) {
        throw mistake(child, "is the default, so it must be a record");
      }
      check(child);
    }
    if (children.stream().filter(Node::isDefault).count() > 1) {
      throw mistake(node, "has two defaults");
    }
    if (children.isEmpty()) {
      throw mistake(node, "permits no record");
    }
  }

  private static void checkParameters(Node command) {
    List<Parameter> parameters = command.parameters();
    Set<String> names = new HashSet<>();
    Parameter before = null;
    for (Parameter parameter : parameters) {
      checkType(command, parameter);
      checkDefault(command, parameter);
      if (!names.add(parameter.name())) {
        throw mistake(command, parameter, "is there twice");
      }
      if (parameter.isNamed()) {
        if (parameter.name().equals(Parameter.JSON.name())) {
          throw mistake(
              command, parameter, "is there for every command: answer with reply(text, data)");
        }
        continue;
      }
      if (before != null && takesAll(before)) {
        throw mistake(
            command, parameter, "stands behind %s, which takes all".formatted(before.key()));
      }
      if (before != null && before.mayBeLeftOut() && !parameter.mayBeLeftOut()) {
        throw mistake(
            command,
            parameter,
            "stands behind %s, which may be left out, so it must have a default too"
                .formatted(before.key()));
      }
      before = parameter;
    }
  }

  private static void checkType(Node command, Parameter parameter) {
    boolean fits =
        switch (parameter.shape()) {
          case FLAG -> parameter.type() == boolean.class && !parameter.isList();
          case REST -> parameter.type() == String.class && !parameter.isList();
          case PLAIN, OPTION -> Values.canRead(parameter.type());
        };
    if (!fits) {
      throw mistake(
          command,
          parameter,
          switch (parameter.shape()) {
            case FLAG -> "is a flag, so it must be a boolean";
            case REST -> "is the rest, so it must be a String";
            case PLAIN, OPTION ->
                "is a %s, which no word can be".formatted(parameter.type().getName());
          });
    }
    if (!parameter.limits().equals(Limits.NONE) && !Values.isNumber(parameter.type())) {
      throw mistake(command, parameter, "has a range, but is no number");
    }
  }

  private static void checkDefault(Node command, Parameter parameter) {
    try {
      boolean isNothing = parameter.mayBeLeftOut() && parameter.leftOut() == null;
      if (isNothing && parameter.type().isPrimitive()) {
        throw mistake(
            command, parameter, "is %s, so it needs a default".formatted(parameter.type()));
      }
    } catch (IllegalStateException e) {
      throw mistake(command, parameter, "has a default that does not fit: " + e.getMessage());
    }
  }

  private static boolean takesAll(Parameter parameter) {
    return parameter.isList() || parameter.shape() == Parameter.Shape.REST;
  }

  private static IllegalArgumentException mistake(Node command, Parameter parameter, String what) {
    return mistake(command, "component %s %s".formatted(parameter.key(), what));
  }

  private static IllegalArgumentException mistake(Node node, String what) {
    return new IllegalArgumentException("%s: %s".formatted(node.place(), what));
  }
}
