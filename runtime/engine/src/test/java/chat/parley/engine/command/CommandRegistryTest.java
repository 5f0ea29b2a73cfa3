package chat.parley.engine.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.command.Command;
import chat.parley.api.command.Example;
import chat.parley.api.command.Invocation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class CommandRegistryTest {

  private static final Owner TODO = Owner.named("plugin todo");

  private final CommandRegistry registry = CommandRegistry.with(Toy.class);

  /// A command of one record, whose word is the class's name.
  private static final class RollCommand implements Command<RollCommand.Roll> {

    record Roll(int sides) {}

    @Override
    public void run(Roll call, Invocation in) {
      in.reply("4");
    }
  }

  @Example(in = "/bad x")
  @Example(in = "/roll 6")
  private static final class BadCommand implements Command<RollCommand.Roll> {

    @Override
    public void run(RollCommand.Roll call, Invocation in) {}
  }

  private Object said(String line) {
    return switch (assertInstanceOf(Parsed.Ok.class, registry.parse(line)).command()) {
      case Call.Registered(_, Object said, _) -> said;
      case Call.Own(Object said, _) -> said;
      default -> throw new AssertionError(line);
    };
  }

  private String whyNot(String line) {
    return assertInstanceOf(Parsed.Wrong.class, registry.parse(line)).why();
  }

  private List<String> offered(String line) {
    return registry.complete(line, line.length(), new NothingKnown()).stream()
        .map(Candidate::word)
        .toList();
  }

  private record NothingKnown() implements Known {

    @Override
    public List<String> nicknames() {
      return List.of();
    }

    @Override
    public List<String> rooms() {
      return List.of();
    }

    @Override
    public List<Candidate> files(String prefix) {
      return List.of(new Candidate("a b", "", true), new Candidate("ab", "", true));
    }
  }

  @Test
  void understandsWhatIsRegistered() {
    var _ = registry.register(TODO, new TodoCommand());

    assertEquals(new TodoCommand.Todo.Add(" milk  \"x\" "), said("/todo add  milk  \"x\" "));
    assertEquals(new TodoCommand.Todo.Done(3, true), said("todo done 3 --quiet"));
    assertEquals(new Toy.Secret(), said("secret"));
  }

  @Test
  void takesTheWordOfAClassWithoutAName() {
    var _ = registry.register(TODO, new RollCommand());

    assertEquals(new RollCommand.Roll(6), said("/roll 6"));
  }

  @Test
  void forgetsWhatIsClosed() {
    Registration registration = registry.register(TODO, new TodoCommand());

    registration.close();
    registration.close();

    assertEquals("there is no command /todo", whyNot("/todo show"));
  }

  @Test
  void refusesAWordThatIsTaken() {
    var _ = registry.register(TODO, new TodoCommand());
    var refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> registry.register(Owner.named("plugin list"), new TodoCommand()));

    assertEquals(
        "the command /todo of plugin list is taken by plugin todo: give it another @Name",
        refusal.getMessage());
  }

  @Test
  void refusesAWordOfTheHost() {
    var refusal =
        assertThrows(
            IllegalArgumentException.class, () -> registry.register(TODO, new DialCommand()));

    assertEquals(
        "the command /dial of plugin todo is a word of Parley's own: give it another @Name",
        refusal.getMessage());
  }

  private static final class DialCommand implements Command<RollCommand.Roll> {

    @Override
    public void run(RollCommand.Roll call, Invocation in) {}
  }

  @Test
  void replacesCommandsInOneStepOrNotAtAll() {
    Registration roll = registry.register(TODO, new RollCommand());
    Registration todo = registry.register(Owner.named("plugin other"), new TodoCommand());

    assertThrows(
        IllegalArgumentException.class,
        () -> registry.replace(List.of(roll), TODO, Map.of(TodoCommand.class, TodoCommand::new)));
    assertEquals(new RollCommand.Roll(6), said("/roll 6"));
    var _ =
        registry.replace(
            List.of(roll, todo),
            TODO,
            Map.<Class<?>, Supplier<? extends Command<?>>>of(TodoCommand.class, TodoCommand::new));

    assertEquals("there is no command /roll", whyNot("/roll 6"));
    assertEquals(new TodoCommand.Todo.Show(10), said("/todo show"));
  }

  @Test
  void pointsAtTheWordAtFault() {
    var _ = registry.register(TODO, new TodoCommand());
    var wrong = assertInstanceOf(Parsed.Wrong.class, registry.parse("/todo done x"));

    assertEquals("number is x, must be a whole number", wrong.why());
    assertEquals("/todo done x\n           ^", wrong.pointer());
    assertEquals("usage: /todo done NUMBER [--quiet]", wrong.usage());
    assertEquals("there is no command ad; did you mean add?", whyNot("/todo ad milk"));
    assertEquals("there is no command toso; did you mean /todo?", whyNot("toso show"));
  }

  @Test
  void understandsTheArgumentsOfAProgram() {
    var _ = registry.register(TODO, new TodoCommand());
    Parsed<Call> parsed = registry.parse("parley", List.of("todo", "add", "milk", "--json"));

    var call =
        assertInstanceOf(
            Call.Registered.class, assertInstanceOf(Parsed.Ok.class, parsed).command());
    assertEquals(new TodoCommand.Todo.Add("milk"), call.said());
    assertTrue(call.isJson());
    assertEquals(
        "usage: parley todo add TEXT…",
        assertInstanceOf(Parsed.Wrong.class, registry.parse("parley", List.of("todo", "add")))
            .usage());
  }

  @Test
  void tellsDataFromTextOnAPromptLine() {
    var _ = registry.register(TODO, new TodoCommand());

    var call =
        assertInstanceOf(
            Call.Registered.class,
            assertInstanceOf(Parsed.Ok.class, registry.parse("/todo show --json")).command());
    assertTrue(call.isJson());
    assertEquals(new TodoCommand.Todo.Add("milk --json"), said("/todo add milk --json"));
    assertEquals(new Toy.Dial(3, -2), said("dial 3 -2"));
  }

  @Test
  void listsCommandsByTheirOwners() {
    var _ = registry.register(TODO, new TodoCommand());
    var _ = registry.register(Owner.named("plugin dice"), new RollCommand());

    assertTrue(
        registry
            .help()
            .endsWith(
                """
                  box …                     boxes

                plugin todo:
                  /todo …                   keeps a list

                plugin dice:
                  /roll SIDES\
                """),
        registry::help);
  }

  @Test
  void explainsOneCommandWithItsExamples() {
    var _ = registry.register(TODO, new TodoCommand());

    assertEquals(
        Optional.of(
            """
            usage: /todo add TEXT…
              adds an item

              TEXT…

            example:
              /todo add two eggs
                added: two eggs\
            """),
        registry.help("", List.of("todo", "add")));
    assertTrue(
        registry.help("parley", List.of("todo")).orElse("").startsWith("keeps a list"),
        registry::help);
    assertEquals(Optional.empty(), registry.help("", List.of("nonsense")));
  }

  @Test
  void completesWhatIsRegistered() {
    var _ = registry.register(TODO, new TodoCommand());

    assertEquals(List.of("/todo"), offered("/to"));
    assertEquals(List.of("todo"), offered("to"));
    assertEquals(List.of("add", "done", "show"), offered("/todo "));
    assertEquals(List.of("--quiet", "--json"), offered("/todo done 3 -"));
  }

  @Test
  void offersNoFileThatNeedsQuotes() {
    assertEquals(List.of("ab"), offered("make-it small --into a"));
  }

  @Test
  void offersNothingInsideQuotesButGoesOnBehindThem() {
    assertEquals(List.of(), offered("invite \"#op"));
    assertEquals(List.of("small", "very-large"), offered("make-it "));
    assertEquals(List.of("--within"), offered("make-it \"small\" --wi"));
  }

  @Test
  void checksItsExamples() {
    var _ = registry.register(TODO, new TodoCommand());
    var _ = registry.register(TODO, new BadCommand());

    List<CheckedExample> examples = registry.examples();

    assertEquals(
        List.of("/todo add milk", "/todo show", "/todo add two eggs", "/bad x", "/roll 6"),
        examples.stream().map(CheckedExample::in).toList());
    assertEquals(
        List.of(true, true, true, false, false),
        examples.stream().map(example -> example.parsed() instanceof Parsed.Ok).toList());
    assertEquals("added: milk", examples.getFirst().out());
  }

  @Test
  void bindsParametersByName() {
    var _ = registry.register(TODO, new TodoCommand());

    assertEquals(
        new TodoCommand.Todo.Add("two  eggs"), bound("todo.add", Map.of("text", "two  eggs")));
    assertEquals(new TodoCommand.Todo.Show(3), bound("todo.show", Map.of("itemsMax", 3)));
    assertEquals(new TodoCommand.Todo.Show(10), bound("todo.show", Map.of()));
    assertEquals(
        new TodoCommand.Todo.Done(2, true),
        bound("todo.done", Map.of("number", 2L, "quiet", true)));
  }

  private Object bound(String method, Map<String, ?> params) {
    return assertInstanceOf(
            Call.Registered.class,
            assertInstanceOf(Parsed.Ok.class, registry.bind(method, params)).command())
        .said();
  }

  private String whyNotBound(String method, Map<String, ?> params) {
    return assertInstanceOf(Parsed.Wrong.class, registry.bind(method, params)).why();
  }

  @Test
  void checksParametersByNameLikeTypedOnes() {
    var _ = registry.register(TODO, new TodoCommand());

    assertEquals("text is missing", whyNotBound("todo.add", Map.of()));
    assertEquals(
        "there is no parameter txt here; did you mean text?",
        whyNotBound("todo.add", Map.of("txt", "milk")));
    assertEquals("number is 100, must be 1 to 99", whyNotBound("todo.done", Map.of("number", 100)));
    assertEquals(
        "number is 1.5, must be a whole number", whyNotBound("todo.done", Map.of("number", 1.5)));
    assertEquals(
        "text must be a text, a number, true or false",
        whyNotBound("todo.add", Map.of("text", List.of("milk"))));
    assertEquals("a command is missing", whyNotBound("todo", Map.of()));
    assertEquals("there is no command todo.add.now", whyNotBound("todo.add.now", Map.of()));
    assertEquals("there is no command dial", whyNotBound("dial", Map.of("digit", 1)));
  }

  @Test
  void describesCommandsToPrograms() {
    registry.register(TODO, new TodoCommand());
    registry.register(TODO, new RollCommand());

    List<Signature> signatures = registry.signatures();

    assertEquals(
        List.of(
            "/todo add TEXT…",
            "/todo done NUMBER [--quiet]",
            "/todo show [ITEMS-MAX]",
            "/roll SIDES"),
        signatures.stream().map(Signature::usage).toList());
    assertEquals(
        List.of("/todo.add", "/todo.done", "/todo.show", "/roll"),
        signatures.stream().map(Signature::method).toList());
    assertEquals(
        new Signature.Given(
            "itemsMax", "ITEMS-MAX", false, false, Optional.of("10"), List.of(), ""),
        signatures.get(2).parameters().getFirst());
    assertEquals(
        new Signature.Given("quiet", "true|false", false, false, Optional.empty(), List.of(), ""),
        signatures.get(1).parameters().getLast());
    assertInstanceOf(
        Parsed.Ok.class, registry.bind(signatures.getFirst().method(), Map.of("text", "milk")));
  }
}
