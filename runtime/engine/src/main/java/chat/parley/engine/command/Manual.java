package chat.parley.engine.command;

import chat.parley.api.command.Example;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// All that a grammar says of one of its commands or groups, for those who write it down in another
/// form: manual pages, completion scripts.
///
/// @param path its words, none for the top
/// @param usage how a person types it
/// @param help half a sentence, may be empty
/// @param given what can stand behind it, in the order of declaration; of a group, behind its
///   default
/// @param examples how it may be used
/// @param below the commands of a group, those that are hidden left out; none of a command
public record Manual(
    List<String> path,
    String usage,
    String help,
    List<Given> given,
    List<Sample> examples,
    List<Manual> below) {

  /// Copies the lists.
  public Manual {
    path = List.copyOf(path);
    given = List.copyOf(given);
    examples = List.copyOf(examples);
    below = List.copyOf(below);
  }

  /// A parameter, an option or a flag.
  ///
  /// @param form how it is typed, such as `--as NICK`
  /// @param option its word with two dashes; empty for a plain parameter
  /// @param takesValue whether another word belongs to the option
  /// @param isPath whether the value is a file or a folder
  /// @param choices the values that it may have; none if that is not for words to say
  /// @param meaning half a sentence, may be empty
  public record Given(
      String form,
      String option,
      boolean takesValue,
      boolean isPath,
      List<String> choices,
      String meaning) {

    /// Copies the list.
    public Given {
      choices = List.copyOf(choices);
    }

    private static Given of(Parameter parameter) {
      return new Given(
          parameter.given(),
          parameter.isNamed() ? "--" + parameter.name() : "",
          parameter.shape() == Parameter.Shape.OPTION,
          parameter.type() == Path.class,
          parameter.type().isEnum() ? Values.constants(parameter.type()) : List.of(),
          HelpText.meaning(parameter));
    }
  }

  /// An example.
  ///
  /// @param in what is typed
  /// @param out what comes of it, may be empty
  public record Sample(String in, String out) {

    private static Sample of(Example example) {
      return new Sample(example.in(), example.out());
    }
  }

  static Manual of(Node node, List<String> path, String shown) {
    List<Parameter> parameters = typed(node).parameters();
    return new Manual(
        path,
        node.isGroup() ? shown : HelpText.usage(parameters, shown),
        node.help(),
        parameters.stream().map(Given::of).toList(),
        node.examples().stream().map(Sample::of).toList(),
        node.children().stream()
            .filter(child -> !child.isHidden())
            .map(child -> below(child, path, shown))
            .toList());
  }

  /// What is meant by these words alone: a group's default, if it has one.
  private static Node typed(Node node) {
    return node.children().stream().filter(Node::isDefault).findFirst().orElse(node);
  }

  private static Manual below(Node child, List<String> path, String shown) {
    var longer = new ArrayList<>(path);
    longer.add(child.word());
    return of(child, longer, "%s %s".formatted(shown, child.word()));
  }

  /// This and everything below it.
  public Stream<Manual> all() {
    return Stream.concat(Stream.of(this), below.stream().flatMap(Manual::all));
  }
}
