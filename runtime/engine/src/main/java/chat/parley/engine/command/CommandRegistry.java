package chat.parley.engine.command;

import chat.parley.api.command.Command;
import chat.parley.api.command.Example;
import chat.parley.engine.time.MachineThreads;
import chat.parley.engine.time.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The commands of one host, which come and go while it runs: what is typed is understood, run,
/// completed and explained here, whoever it belongs to.
///
/// Safe for use by any thread.
public final class CommandRegistry {

  /// What a command may take, as [Command] says.
  private static final Duration DEADLINE = Duration.ofMinutes(1);

  /// The host's own words, for it to do.
  private final List<Node> own;

  private final Terms terms;

  /// In the order in which they came; another list with each change.
  private volatile List<Registration> registered = List.of();

  private CommandRegistry(List<Node> own, Terms terms) {
    this.own = own;
    this.terms = terms;
  }

  /// A registry without any words.
  public static CommandRegistry empty() {
    return new CommandRegistry(List.of(), new Terms(new MachineThreads(), DEADLINE));
  }

  /// A registry that has the words of a host's own grammar, a sealed interface, from the beginning;
  /// they are understood as [Call.Own].
  public static CommandRegistry with(Class<?> own) {
    return new CommandRegistry(new Node(own).children(), new Terms(new MachineThreads(), DEADLINE));
  }

  /// The same words with no commands, but another time for each command.
  CommandRegistry within(Duration other) {
    return new CommandRegistry(own, new Terms(terms.threads(), other));
  }

  /// The same words with no commands, but with commands run on these threads.
  public CommandRegistry on(Threads threads) {
    return new CommandRegistry(own, new Terms(threads, terms.deadline()));
  }

  /// Adds a command.
  ///
  /// @throws IllegalArgumentException when its word is taken, which names the owner, or its grammar
  ///   has a mistake, which names the place
  public Registration register(Owner owner, Command<?> command) {
    return register(owner, command.getClass(), () -> command);
  }

  /// Adds a command that is made, or fetched, for each call.
  ///
  /// @throws IllegalArgumentException as the other one
  public Registration register(Owner owner, Class<?> type, Supplier<? extends Command<?>> command) {
    return replace(List.of(), owner, Map.of(type, command)).getFirst();
  }

  /// Takes commands away and adds others in one step, or changes nothing if that cannot be.
  ///
  /// @param old those that go; calls that run go on to their end
  /// @param commands their classes, and what gives the command for each call
  /// @throws IllegalArgumentException as [#register]
  public synchronized List<Registration> replace(
      List<Registration> old, Owner owner, Map<Class<?>, Supplier<? extends Command<?>>> commands) {
    var all = new ArrayList<>(registered);
    all.removeAll(old);
    var added = new ArrayList<Registration>();
    commands.forEach((type, command) -> {
      Node node = Node.ofCommand(type);
      DeclarationCheck.check(node);
      refuseTaken(node, owner, all);
      var registration = new Registration(node, owner, command, terms, this::remove);
      all.add(registration);
      added.add(registration);
    });
    registered = List.copyOf(all);
    old.forEach(Registration::retire);
    return List.copyOf(added);
  }

  private void refuseTaken(Node node, Owner owner, List<Registration> others) {
    String holder = null;
    if (Node.among(own, node.word()) != null) {
      holder = "a word of Parley's own";
    }
    for (Registration other : others) {
      if (other.word().equals(node.word())) {
        holder = "taken by %s".formatted(other.owner().name());
      }
    }
    if (holder != null) {
      throw new IllegalArgumentException(
          "the command %s of %s is %s: give it another @Name"
              .formatted(node.word(), owner.name(), holder));
    }
  }

  private synchronized void remove(Registration gone) {
    var left = new ArrayList<>(registered);
    left.remove(gone);
    registered = List.copyOf(left);
  }

  /// Understands a prompt line; a slash before the command's word makes no difference.
  public Parsed<Call> parse(String line) {
    return parse("", Words.ofLine(line));
  }

  /// Understands the arguments of a program; `--help` or `-h` among them asks for help, and so does
  /// a group without a command.
  public Parsed<Call> parse(String program, List<String> arguments) {
    Trail top = top(registered, program);
    if (Words.askForHelp(arguments) || top.isGroupAt(arguments)) {
      return new Parsed.HelpAsked<>(top.followAll(arguments).help());
    }
    return parse(program, Words.ofArguments(program, arguments));
  }

  private Parsed<Call> parse(String program, Words words) {
    List<Registration> now = registered;
    return Reading.read(top(now, program), words, (end, rest) -> call(now, end, rest));
  }

  private static Call call(List<Registration> now, Trail end, Words words) throws Misfit {
    Node command = end.command();
    var parameters = new ArrayList<>(command.parameters());
    parameters.add(Parameter.JSON);
    @Nullable Object[] values = new Binding(parameters, words).values();
    boolean isJson = Boolean.TRUE.equals(values[values.length - 1]);
    Object said = Reading.made(command, Arrays.copyOf(values, values.length - 1));
    Registration registration = of(end, now);
    return registration == null
        ? new Call.Own(said, isJson)
        : new Call.Registered(registration, said, isJson);
  }

  private static @Nullable Registration of(Trail end, List<Registration> now) {
    for (Registration registration : now) {
      if (registration.node().equals(end.first())) {
        return registration;
      }
    }
    return null;
  }

  /// The registered commands as programs see them, in the order in which they came.
  public List<Signature> signatures() {
    return registered.stream()
        .flatMap(registration -> Signature.below(registration.node()).stream())
        .toList();
  }

  /// Understands what a program calls, a registered command: `/todo.add` with `{text: "milk"}`, the
  /// parameters under their components' own names; the slash makes no difference.
  ///
  /// @param params values are String, Number, Boolean, or a List of these
  public Parsed<Call.Registered> bind(String method, Map<String, ?> params) {
    List<Registration> now = registered;
    String words = method.replace('.', ' ');
    return Reading.read(
        top(List.of(), now, ""),
        Words.ofLine(words),
        (end, rest) -> {
          Word extra = rest.next();
          if (extra != null) {
            throw new Misfit("there is no command %s".formatted(method), extra);
          }
          Node command = end.command();
          @Nullable Object[] values = new NamedBinding(command.parameters(), params).values();
          Registration registration = of(end, now);
          if (registration == null) {
            throw new IllegalStateException("%s belongs to nobody".formatted(method));
          }
          return new Call.Registered(registration, Reading.made(command, values), true);
        });
  }

  /// Whether a command or a word of the host is typed so.
  public boolean has(String word) {
    return top(registered, "").follow(word) != null;
  }

  /// Runs a command, on a virtual thread of its own: one call after the other for each caller and
  /// command, each for at most a minute. Returns at once.
  ///
  /// @return completes when the command has ended, or is not waited for any longer; never with an
  ///   exception
  public CompletableFuture<Outcome> run(Call.Registered call, Caller caller) {
    return call.command().run(call.said(), caller);
  }

  /// The ways to complete the word that ends at `cursor`.
  public List<Candidate> complete(String line, int cursor, Known known) {
    return new Completion(known, List.of(Parameter.JSON))
        .candidates(top(registered, ""), line.substring(0, Math.min(cursor, line.length())));
  }

  /// The ways to complete what is asked for help on.
  ///
  /// @param typed the words of a command, of which the last may be incomplete
  public List<Candidate> completeHelp(String typed) {
    return Completion.commands(top(registered, ""), typed);
  }

  /// The list of all commands, the host's own first, then those of each owner.
  public String help() {
    var parts = new ArrayList<HelpText.Part>();
    if (!own.isEmpty()) {
      parts.add(new HelpText.Part("", own));
    }
    Map<String, List<Node>> byOwner = new LinkedHashMap<>();
    for (Registration registration : registered) {
      byOwner
          .computeIfAbsent(registration.owner().name(), _ -> new ArrayList<>())
          .add(registration.node());
    }
    byOwner.forEach((owner, commands) -> parts.add(new HelpText.Part(owner, commands)));
    return HelpText.ofGroups(parts);
  }

  /// The list of all registered commands, whoever they belong to, below some words that the host
  /// sees to without a grammar.
  ///
  /// @param others what each of these words does
  public String help(Map<String, String> others) {
    return HelpText.ofOne(others, registered.stream().map(Registration::node).toList());
  }

  /// The help of the command or group with these words, as it is typed behind `program`; empty if
  /// there is none.
  ///
  /// @param program what stands before each command; empty at a prompt
  public Optional<String> help(String program, List<String> path) {
    return path.isEmpty() ? Optional.of(help()) : top(registered, program).helpOf(path);
  }

  /// Why there is no help for these words at a prompt, in half a sentence.
  ///
  /// @throws IllegalArgumentException when there is some
  public String whyNoHelp(List<String> path) {
    return top(registered, "").unknown(path);
  }

  /// All examples of the registered commands, each parsed as if it were typed at a prompt.
  public List<CheckedExample> examples() {
    var checked = new ArrayList<CheckedExample>();
    for (Registration registration : registered) {
      addExamples(registration, registration.node(), checked);
    }
    return checked;
  }

  /// Only the command itself is asked, so that an example of another command is none of it.
  private static void addExamples(
      Registration registration, Node node, List<CheckedExample> checked) {
    List<Registration> alone = List.of(registration);
    for (Example example : node.examples()) {
      Parsed<Call> parsed =
          Reading.read(
              top(List.of(), alone, ""),
              Words.ofLine(example.in()),
              (end, rest) -> call(alone, end, rest));
      checked.add(new CheckedExample(registration.word(), example.in(), example.out(), parsed));
    }
    for (Node child : node.children()) {
      addExamples(registration, child, checked);
    }
  }

  private Trail top(List<Registration> now, String program) {
    return top(own, now, program);
  }

  private static Trail top(List<Node> own, List<Registration> now, String program) {
    var nodes = new ArrayList<>(own);
    now.forEach(registration -> nodes.add(registration.node()));
    return Trail.above(nodes, program);
  }
}
