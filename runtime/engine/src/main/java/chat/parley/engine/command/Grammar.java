package chat.parley.engine.command;

import chat.parley.api.command.Flag;
import chat.parley.api.command.Option;
import chat.parley.api.command.Rest;
import java.util.List;
import java.util.Optional;

/// The language of a sealed interface whose records are commands, or of one record alone.
///
/// ```java
/// sealed interface Todo {
///   @Help("adds an item") record Add(@Rest String text) implements Todo {}
///   @Help("ticks an item off") record Done(int number) implements Todo {}
/// }
/// Parsed<Todo> parsed = Grammar.of(Todo.class, "todo").parse(List.of("add", "milk"));
/// ```
///
/// A component is a plain parameter unless it is an [Option], a [Flag] or the [Rest]; its types are
/// those of [chat.parley.api.command.Command]. A sealed interface among the permitted types is a
/// group of commands with a word of its own.
///
/// Immutable.
///
/// @param <C> the sealed interface, or the record
public final class Grammar<C> {

  private final Class<C> root;

  /// What stands before a command's word in usage lines; empty at a prompt.
  private final String program;

  private Grammar(Class<C> root, String program) {
    this.root = root;
    this.program = program;
  }

  /// The grammar of the records that `root` permits, or of `root` if it is a record.
  ///
  /// @param program what stands before each command, such as `parley`; empty at a prompt
  public static <C> Grammar<C> of(Class<C> root, String program) {
    return new Grammar<>(root, program);
  }

  /// Parses a prompt line; `/` before the command's word makes no difference.
  public Parsed<C> parse(String line) {
    return parse(Words.ofLine(line));
  }

  /// Parses the arguments of a program; those that only name a group ask for its help.
  public Parsed<C> parse(List<String> arguments) {
    if (Words.askForHelp(arguments) || top().isGroupAt(arguments)) {
      return new Parsed.HelpAsked<>(top().followAll(arguments).help());
    }
    return parse(Words.ofArguments(program, arguments));
  }

  /// Whether a command or group has this word.
  public boolean has(String word) {
    return top().follow(word) != null;
  }

  /// The list of all commands.
  public String help() {
    return top().help();
  }

  /// The help of the command or group with these words; empty if there is none.
  public Optional<String> help(List<String> path) {
    return top().helpOf(path);
  }

  /// All that it says of its commands.
  public Manual manual() {
    return Manual.of(new Node(root), List.of(), program);
  }

  /// The ways to complete the word that ends at `cursor`.
  public List<Candidate> complete(String line, int cursor, Known known) {
    return new Completion(known, List.of())
        .candidates(top(), line.substring(0, Math.min(cursor, line.length())));
  }

  private Trail top() {
    return Trail.at(new Node(root), program);
  }

  private Parsed<C> parse(Words words) {
    return Reading.read(top(), words, this::command);
  }

  private C command(Trail end, Words words) throws Misfit {
    Node command = end.command();
    return root.cast(Reading.made(command, new Binding(command.parameters(), words).values()));
  }
}
