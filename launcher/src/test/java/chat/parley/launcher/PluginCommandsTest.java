package chat.parley.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Event;
import chat.parley.launcher.testing.FakeClient;
import chat.parley.launcher.testing.TodoCommand;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Commands of plugins, called from a shell.
@Timeout(30)
final class PluginCommandsTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final FakeClient client = new FakeClient("alice").after(new Event.TableChanged(1));
  private final FakeEngine engine = new FakeEngine(client).adding(new TodoCommand());
  private Map<String, String> environment =
      Map.of("PARLEY_HOME", "/parley", "PARLEY_NICK", "alice");

  private ExitCode run(String... arguments) {
    var surroundings =
        new Surroundings(
            environment,
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            () -> false);
    return new CommandLine(surroundings, engine).run(List.of(arguments));
  }

  @Test
  void printTheirAnswers() {
    assertEquals(ExitCode.DONE, run("todo", "add", "two  eggs", "now"));
    assertEquals("added: two  eggs now\n", out.toString(UTF_8));
    assertEquals("", err.toString(UTF_8));
    assertEquals(List.of("close"), client.calls());
  }

  @Test
  void takeTheNicknameFromAnywhereBeforeTwoDashes() {
    environment = Map.of("PARLEY_HOME", "/parley");

    assertEquals(ExitCode.DONE, run("todo", "add", "--as", "alice", "milk", "--", "--as"));
    assertEquals("added: milk --as\n", out.toString(UTF_8));
    assertEquals(ExitCode.USAGE, run("todo", "show"));
    assertEquals(
        "parley: no nickname is given: say --as NICK, set PARLEY_NICK, or run parley init once\n",
        err.toString(UTF_8));
  }

  @Test
  void areLookedForOnlyUnderSomebodysName() {
    environment = Map.of("PARLEY_HOME", "/parley");
    engine.withPluginsThatWantAClient();

    assertEquals(ExitCode.USAGE, run("sned", "bob", "hello"));
    assertEquals(
        "parley: Parley itself has no command sned; to ask its plugins for it, say --as NICK,"
            + " or set PARLEY_NICK\n",
        err.toString(UTF_8));
  }

  @Test
  void refuseABadNickname() {
    assertEquals(ExitCode.USAGE, run("todo", "show", "--as=#me"));
    assertEquals("parley: as is #me: a nickname does not begin with #\n", err.toString(UTF_8));
    err.reset();
    assertEquals(ExitCode.USAGE, run("todo", "show", "--as"));
    assertEquals("parley: --as needs a value\n", err.toString(UTF_8));
  }

  @Test
  void printDataAsOneObjectALine() {
    assertEquals(ExitCode.DONE, run("todo", "show", "--json"));
    assertEquals("{\"items\":[\"milk\",\"eggs\"]}\n", out.toString(UTF_8));
  }

  @Test
  void pointAtTheWordAtFaultAndConnectNobody() {
    assertEquals(ExitCode.USAGE, run("todo", "done", "x"));
    assertEquals(
        """
        parley: number is x, must be a whole number
          parley todo done x
                           ^
        usage: parley todo done NUMBER
        """,
        err.toString(UTF_8));
    assertEquals(List.of(), client.calls());
  }

  @Test
  void tellTheCallersMistakeFromAFailure() {
    assertEquals(ExitCode.USAGE, run("todo", "done", "7"));
    assertEquals(ExitCode.FAILED, run("todo", "fail"));
    assertEquals(
        "parley: there is no 7\nparley: todo has failed: out of [31mpaper\n", err.toString(UTF_8));
    assertEquals("", out.toString(UTF_8));
  }

  @Test
  void cannotCommandTheTerminal() {
    run("todo", "attack");

    assertEquals("a]0;title\uFFFDb\n[Welcome, You are registered.]\n", out.toString(UTF_8));
  }

  @Test
  void areExplained() {
    assertEquals(ExitCode.DONE, run("help", "todo"));
    assertTrue(out.toString(UTF_8).startsWith("keeps a list\n\n  add TEXT…"), out::toString);
    out.reset();
    assertEquals(ExitCode.DONE, run("help", "todo", "add"));
    assertTrue(out.toString(UTF_8).startsWith("usage: parley todo add TEXT…\n"), out::toString);
    out.reset();
    assertEquals(ExitCode.DONE, run("todo", "add", "--help"));
    assertTrue(out.toString(UTF_8).startsWith("usage: parley todo add TEXT…\n"), out::toString);
    assertEquals(List.of(), client.calls());
  }

  @Test
  void standBehindOurs() {
    assertEquals(ExitCode.DONE, run("help", "send"));
    assertTrue(out.toString(UTF_8).startsWith("usage: parley send TO TEXT…"), out::toString);
    assertEquals(ExitCode.USAGE, run("help", "nonsense"));
    assertEquals(
        "parley: there is no command nonsense; parley help shows all\n", err.toString(UTF_8));
  }
}
