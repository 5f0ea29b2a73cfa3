package chat.parley.engine.command;

import chat.parley.api.command.Flag;
import chat.parley.api.command.Option;
import chat.parley.api.command.Rest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The language of a sealed interface whose records are commands.
///
/// ```java
/// sealed interface Todo {
///   @Help("adds an item") record Add(@Rest String text) implements Todo {}
///   @Help("ticks an item off") record Done(int number) implements Todo {}
/// }
/// Parsed<Todo> parsed = Grammar.of(Todo.class, "todo").parse(List.of("add", "milk"));
/// ```
///
/// A component is a plain parameter unless it is an [Option], a [Flag] or the [Rest]; its type is
/// String, int, long, Duration, Nickname, Target, Room, Path, an enum, or a List of these. A sealed
/// interface among the permitted types is a group of commands with a word of its own.
///
/// Immutable.
///
/// @param <C> the sealed interface
public final class Grammar<C> {

  private final Class<C> root;

  /// What stands before a command's word in usage lines; empty at a prompt.
  private final String program;

  private Grammar(Class<C> root, String program) {
    this.root = root;
    this.program = program;
  }

  /// The grammar of the records that `root` permits.
  ///
  /// @param program what stands before each command, such as `parley`; empty at a prompt
  public static <C> Grammar<C> of(Class<C> root, String program) {
    return new Grammar<>(root, program);
  }

  /// Parses a prompt line; `/` before the command's word makes no difference.
  public Parsed<C> parse(String line) {
    return parse(Words.ofLine(line));
  }

  /// Parses the arguments of a program.
  public Parsed<C> parse(List<String> arguments) {
    int text = arguments.indexOf("--");
    List<String> before = text < 0 ? arguments : arguments.subList(0, text);
    if (before.contains("--help") || before.contains("-h")) {
      return new Parsed.HelpAsked<>(helpFor(before));
    }
    return parse(Words.ofArguments(program, arguments));
  }

  /// The list of all commands.
  public String help() {
    return HelpText.ofGroup(new Node(root), program);
  }

  /// The help of the command or group with these words; empty if there is none.
  public Optional<String> help(List<String> path) {
    var trail = new Trail(new Node(root), program);
    for (String word : path) {
      Trail next = trail.follow(word);
      if (next == null) {
        return Optional.empty();
      }
      trail = next;
    }
    return Optional.of(trail.help());
  }

  /// The ways to complete the word that ends at `cursor`.
  public List<Candidate> complete(String line, int cursor, Known known) {
    return new Completion(known)
        .candidates(new Node(root), line.substring(0, Math.min(cursor, line.length())));
  }

  /// The help of the longest path that the words begin with.
  private String helpFor(List<String> words) {
    var trail = new Trail(new Node(root), program);
    for (String word : words) {
      Trail next = trail.follow(word);
      if (next == null) {
        break;
      }
      trail = next;
    }
    return trail.help();
  }

  private Parsed<C> parse(Words words) {
    var trail = new Trail(new Node(root), program);
    try {
      while (trail.node().isGroup()) {
        Word word = words.next();
        if (word == null) {
          throw new Misfit("a command is missing", words.end());
        }
        Trail next = trail.follow(word.text());
        if (next == null) {
          throw new Misfit(unknown(word.text(), trail.node()), word);
        }
        trail = next;
      }
      return new Parsed.Ok<>(command(trail.node(), words));
    } catch (Misfit e) {
      Word at = e.word();
      int start = at == null ? 0 : at.start();
      int end = at == null ? words.line().length() : at.end();
      return new Parsed.Wrong<>(e.why(), words.line(), start, end, trail.usage());
    }
  }

  private C command(Node node, Words words) throws Misfit {
    @Nullable Object[] values = new Binding(node.parameters(), words).values();
    try {
      return root.cast(node.make(values));
    } catch (IllegalArgumentException e) {
      throw new Misfit(String.valueOf(e.getMessage()), null);
    }
  }

  private String unknown(String word, Node group) {
    var known = new ArrayList<String>();
    for (Node child : group.children()) {
      if (!child.isHidden()) {
        known.add(child.word());
      }
    }
    if (!program.isEmpty()) {
      known.add("--help");
    }
    String near = Nearest.to(word, known);
    String hint = near == null ? "" : "; did you mean %s?".formatted(near);
    return "there is no command %s%s".formatted(word, hint);
  }

  /// A node and the words that lead to it.
  private record Trail(Node node, String path) {

    @Nullable Trail follow(String word) {
      Node child = node.isGroup() ? node.child(word) : null;
      return child == null ? null : new Trail(child, HelpText.join(path, child.word()));
    }

    String help() {
      return node.isGroup() ? HelpText.ofGroup(node, path) : HelpText.ofCommand(node, path);
    }

    String usage() {
      return node.isGroup()
          ? HelpText.hint(path)
          : "usage: " + HelpText.usage(node.parameters(), path);
    }
  }
}
