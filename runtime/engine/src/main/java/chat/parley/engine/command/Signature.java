package chat.parley.engine.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A command as programs see it: what they call, and with what.
///
/// @param method its words with dots between them, with a slash in front, as in `/todo.add`
/// @param usage how a person types it
/// @param help half a sentence, may be empty
public record Signature(String method, String usage, String help, List<Given> parameters) {

  /// Copies the list.
  public Signature {
    parameters = List.copyOf(parameters);
  }

  /// A parameter.
  ///
  /// @param name its key among the parameters of a call
  /// @param form what a value of it looks like: the word that stands for it in usage lines
  /// @param needed whether it must be there
  /// @param several whether it takes a list of values
  /// @param fallback what is taken when it is left out
  /// @param choices the values that it may have; none if that is not for words to say
  /// @param help half a sentence, may be empty
  public record Given(
      String name,
      String form,
      boolean needed,
      boolean several,
      Optional<String> fallback,
      List<String> choices,
      String help) {

    /// Copies the list.
    public Given {
      choices = List.copyOf(choices);
    }

    private static Given of(Parameter parameter) {
      Class<?> type = parameter.type();
      boolean isTruth = Values.isTruth(type);
      return new Given(
          parameter.key(),
          isTruth ? "true|false" : parameter.placeholder(),
          !parameter.mayBeLeftOut(),
          parameter.isList(),
          Optional.ofNullable(parameter.fallback()),
          type.isEnum() ? Values.constants(type) : List.of(),
          parameter.help());
    }
  }

  /// Those of the commands that this one leads to, or of itself; hidden ones are left out.
  static List<Signature> below(Node top) {
    var found = new ArrayList<Signature>();
    add(top, top.word(), found);
    return found;
  }

  private static void add(Node node, String path, List<Signature> found) {
    if (node.isHidden()) {
      return;
    }
    if (!node.isGroup()) {
      List<Parameter> parameters = node.parameters();
      found.add(
          new Signature(
              path.replace(' ', '.'),
              HelpText.usage(parameters, path),
              node.help(),
              parameters.stream().map(Given::of).toList()));
    }
    node.children().forEach(child -> add(child, path + " " + Node.bare(child.word()), found));
  }
}
