package chat.parley.launcher.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.command.Command;
import chat.parley.api.command.Invocation;
import chat.parley.api.command.Name;
import chat.parley.engine.command.CommandRegistry;
import chat.parley.engine.command.Owner;
import chat.parley.engine.hook.HookCounts;
import chat.parley.engine.plugin.Leftover;
import chat.parley.launcher.testing.Archives;
import chat.parley.launcher.testing.FakeClient;
import chat.parley.launcher.testing.FakeConsole;
import chat.parley.launcher.testing.TodoCommand;
import chat.parley.launcher.text.PluginStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class RegisteredCommandsTest {

  private final CommandRegistry commands = CommandRegistry.with(PromptWord.class);
  private final FakeClient client = new FakeClient("alice", "bob");
  private final List<Leftover> leftovers = new ArrayList<>();

  private Session session(FakeConsole console) {
    var reasons = Map.of("chaos", 1L);
    var hook =
        new HookCounts(
            "plugin chaos",
            5,
            HookCounts.State.ON,
            8,
            0,
            1,
            0,
            0,
            1,
            13_500,
            9_000,
            reasons,
            "oh\u001b[1m");
    return new Session(
        client,
        console,
        Archives.empty(Instant.EPOCH),
        new Session.Manner(false, true, Pace.AT_ONCE),
        new Extensions(
            commands,
            () ->
                List.of(
                    new PluginStatus("todo", "1.2.0", "running", "", 1, "keeps a\u001b[1m list")),
            () -> leftovers,
            () -> List.of(hook)));
  }

  /// Plays these lines as a script; answers what was shown before the goodbye.
  private List<String> shownFor(String... lines) throws InterruptedException {
    var console = new FakeConsole(false).type(lines).press(new Console.Input.Ended());
    session(console).run();
    return console.shown().subList(0, console.shown().size() - 1);
  }

  private void addTodo() {
    var _ = commands.register(Owner.named("plugin todo"), new TodoCommand());
  }

  @Test
  void areTypedWithASlashOrBare() throws InterruptedException {
    addTodo();

    assertEquals(
        List.of("added: milk", "added:  two  eggs"),
        shownFor("/todo add milk", "todo add  two  eggs"));
  }

  @Test
  void comeAndGo() throws InterruptedException {
    addTodo();
    var gone = commands.register(Owner.named("plugin gone"), new GoneCommand());

    gone.close();

    assertEquals(
        List.of("Wrong input", "[there is no command /gone; /help shows all]", "added: milk"),
        shownFor("/gone", "/todo add milk"));
  }

  /// A command that is taken away.
  private static final class GoneCommand implements Command<GoneCommand.Gone> {

    record Gone() {}

    @Override
    public void run(Gone call, Invocation in) {
      in.reply("here");
    }
  }

  @Test
  void indentAnswersOfSeveralLines() throws InterruptedException {
    addTodo();

    assertEquals(List.of("  milk", "  eggs"), shownFor("/todo show"));
  }

  @Test
  void answerWithDataWhenAsked() throws InterruptedException {
    addTodo();

    assertEquals(
        List.of("{\"items\":[\"milk\",\"eggs\"]}", "{\"error\":\"there is no 7\"}"),
        shownFor("/todo show --json", "/todo done 7 --json"));
  }

  @Test
  void tellOfFailures() throws InterruptedException {
    addTodo();

    assertEquals(
        List.of("[there is no 7]", "[todo has failed: out of [31mpaper]"),
        shownFor("/todo done 7", "/todo fail"));
  }

  @Test
  void cannotCommandTheTerminalOrSpeakForUs() throws InterruptedException {
    addTodo();

    assertEquals(
        List.of("  a]0;title\uFFFDb", "  [Welcome, You are registered.]"),
        shownFor("/todo attack"));
  }

  @Test
  void areExplained() throws InterruptedException {
    addTodo();

    List<String> shown = shownFor("/help", "/help todo add");
    int title = shown.indexOf("plugin todo:");

    assertEquals("  /todo …                keeps a list", shown.get(title + 1));
    assertEquals("usage: /todo add TEXT…", shown.get(title + 2));
    assertTrue(shown.contains("  /todo add milk"), shown::toString);
  }

  @Test
  void doNotKeepAPersonFromTyping() throws InterruptedException {
    var mayEnd = new CountDownLatch(1);
    var ended = new CountDownLatch(1);
    var _ = commands.register(Owner.named("plugin slow"), new SlowCommand(mayEnd, ended));
    var console =
        new FakeConsole(true)
            .type("/slow", "send bob hi", "/quit")
            .press(new Console.Input.Ended());

    session(console).run();
    mayEnd.countDown();
    ended.await();

    assertEquals("send bob <hi>", client.calls().getFirst());
    assertEquals(List.of("[You are Offline. Bye.]"), console.shown());
  }

  /// A command that takes as long as the test likes.
  @Name("slow")
  private record SlowCommand(CountDownLatch mayEnd, CountDownLatch ended)
      implements Command<SlowCommand.Slow> {

    record Slow() {}

    @Override
    public void run(Slow call, Invocation in) throws InterruptedException {
      mayEnd.await();
      in.reply("too late");
      ended.countDown();
    }
  }

  @Test
  void areShownWithTheirPlugins() throws InterruptedException {
    assertEquals(
        List.of(
            "PLUGIN  VERSION  STATE    SIGNER  FAILED  NOTE",
            "todo    1.2.0    running  nobody  1       keeps a[1m list",
            "{\"plugin\":\"todo\",\"version\":\"1.2.0\",\"state\":\"running\",\"signer\":\"\","
                + "\"failures\":1,\"note\":\"keeps"
                + " a\\u001b[1m list\"}"),
        shownFor("/plugins", "/plugins --json"));
  }

  @Test
  void areShownWhenSomethingHoldsThemAfterTheirEnd() throws InterruptedException {
    var since = Instant.EPOCH.plusSeconds(61);
    leftovers.add(new Leftover("todo#3", "1.2.0", "to\u001b[1mdo.jar", since));

    assertEquals(
        List.of(
            "LOAD    VERSION  FILE         SINCE",
            "todo#3  1.2.0    to[1mdo.jar  00:01:01",
            "{\"load\":\"todo#3\",\"version\":\"1.2.0\",\"file\":\"to\\u001b[1mdo.jar\","
                + "\"since\":\"1970-01-01T00:01:01Z\"}"),
        shownFor("/plugins leaks", "/plugins leaks --json"));
  }

  @Test
  void leakNothingAsARule() throws InterruptedException {
    assertEquals(List.of("none"), shownFor("/plugins leaks", "/plugins leaks --json"));
  }

  @Test
  void standBesideHooks() throws InterruptedException {
    assertEquals(
        List.of(
            "HOOK          ORDER  STATE  PASSED  REPLACED  DROPPED  DELAYED  SPLIT  FAILED  MEAN   "
                + " LONGEST  NOTE",
            "plugin chaos  5      on     8       0         1        0        0      1       1.5 µs "
                + " 9.0 µs   oh[1m",
            "{\"hook\":\"plugin chaos\",\"order\":5,\"state\":\"on\",\"passed\":8,\"replaced\":0,"
                + "\"dropped\":1,\"delayed\":0,\"split\":0,\"failed\":1,\"nanosTotal\":13500,"
                + "\"nanosMax\":9000,\"reasons\":{\"chaos\":1},\"lastFailure\":\"oh\\u001b[1m\"}"),
        shownFor("hooks", "/hooks --json"));
  }

  @Test
  void writeTheTableAsData() throws InterruptedException {
    assertEquals(
        "{\"nickname\":\"alice\",\"presence\":\"online\",\"kind\":\"human\","
            + "\"address\":\"10.0.0.1:4000\",\"rooms\":[],\"status\":\"\","
            + "\"fingerprint\":\"00ff\",\"key\":\"own\"}",
        shownFor("/who --json").getFirst());
  }
}
