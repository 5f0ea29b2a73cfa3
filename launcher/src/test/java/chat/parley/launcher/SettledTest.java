package chat.parley.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Event;
import chat.parley.core.crypto.TeamKey;
import chat.parley.engine.config.TeamKeyFile;
import chat.parley.launcher.testing.FakeClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a person settles, with `init` and `config`, and what comes of it.
@Timeout(30)
final class SettledTest {

  @TempDir private Path home;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<String, String> environment = new HashMap<>();
  private final FakeClient client = new FakeClient("alice", "bob").after(new Event.TableChanged(1));
  private String typed = "";
  private boolean isTerminal;

  @BeforeEach
  void setHome() {
    environment.put("PARLEY_HOME", home.toString());
  }

  private ExitCode run(String... arguments) {
    out.reset();
    err.reset();
    var surroundings =
        new Surroundings(
            environment,
            new ByteArrayInputStream(typed.getBytes(UTF_8)),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            () -> isTerminal);
    return new CommandLine(surroundings, new FakeEngine(client)).run(List.of(arguments));
  }

  private String said() {
    return out.toString(UTF_8);
  }

  private String complaint() {
    return err.toString(UTF_8);
  }

  private Path file() {
    return home.resolve("config.toml");
  }

  @Test
  void joinNeedsNoNicknameWhenOneIsSettled() {
    assertEquals(ExitCode.USAGE, run("join"));
    assertEquals(
        "parley: no nickname is given: say parley join NICK, set PARLEY_NICK, or run parley init"
            + " once\n",
        complaint());

    run("config", "set", "nick", "alice");

    assertEquals(ExitCode.DONE, run("join"));
    assertEquals(ExitCode.DONE, run("send", "bob", "hi", "--wait", "none"));
    assertTrue(client.calls().contains("send bob <hi>"), client.calls()::toString);
  }

  @Test
  void listSaysWhereEachValueComesFrom() {
    run("config", "set", "nick", "alice");
    environment.put("PARLEY_SERVER", "there:1");

    assertEquals(ExitCode.DONE, run("config", "list"));
    assertEquals(
        """
        KEY              VALUE             FROM
        nick             alice             file (%s)
        server           there:1           environment (PARLEY_SERVER)
        port             0 (any free one)  default
        passphrase-file  -                 default
        classic-exit     false             default
        retention        0 (never)         default
        """
            .formatted(file()),
        said());

    run("config", "list", "--json");
    assertEquals(
        "{\"key\":\"server\",\"value\":\"there:1\",\"from\":\"environment\","
            + "\"place\":\"PARLEY_SERVER\"}",
        said().lines().toList().get(1));
  }

  @Test
  void getPrintsWhatHolds() {
    assertEquals(ExitCode.DONE, run("config", "get", "server"));
    assertEquals("localhost:12345\n", said());
    assertEquals(ExitCode.FAILED, run("config", "get", "nick"));
    assertEquals("", said());
  }

  @Test
  void setRefusesWhatMakesNoSense() {
    assertEquals(ExitCode.USAGE, run("config", "set", "retention", "long"));
    assertEquals("parley: retention is long, must be a whole number\n", complaint());
    assertEquals(ExitCode.USAGE, run("config", "set", "retenion", "3"));
    assertEquals("parley: there is no setting retenion; did you mean retention?\n", complaint());
    assertFalse(Files.exists(file()));
  }

  @Test
  void setSaysThatAVariableCountsMore() {
    environment.put("PARLEY_NICK", "zoe");

    assertEquals(ExitCode.DONE, run("config", "set", "nick", "alice"));
    assertEquals("nick is settled, but PARLEY_NICK is set, which counts more\n", complaint());
  }

  @Test
  void aFileThatMakesNoSenseIsTold() throws IOException {
    Files.writeString(file(), "\nnik = \"alice\"\n");

    assertEquals(ExitCode.FAILED, run("join", "alice"));
    assertEquals(
        "parley: %s, line 2: nik is no key here; did you mean nick?\n".formatted(file()),
        complaint());
  }

  @Test
  void initSettlesWhatItIsToldAndAsksNothing() {
    assertEquals(ExitCode.DONE, run("init", "--nick", "alice", "--server", "10.0.0.5:12345"));
    assertEquals(
        """
        nick is alice
        server is 10.0.0.5:12345
        %s has it, and parley config changes it; parley join lets you in
        """
            .formatted(file()),
        said());
    run("config", "get", "server");
    assertEquals("10.0.0.5:12345\n", said());
  }

  @Test
  void initReplacesOnlyWhenItIsToldTo() {
    run("init", "--nick", "alice");

    assertEquals(ExitCode.DONE, run("init", "--nick", "alice", "--server", "there"));
    assertEquals(ExitCode.FAILED, run("init", "--nick", "bob"));
    assertEquals(
        "parley: nick is alice already, in %s: to put bob in its place, say --replace\n"
            .formatted(file()),
        complaint());
    assertEquals(ExitCode.DONE, run("init", "--nick", "bob", "--replace"));
    run("config", "get", "nick");
    assertEquals("bob\n", said());
  }

  @Test
  void initAsksNobodyWhoIsNotThere() {
    assertEquals(ExitCode.USAGE, run("init"));
    assertEquals(
        "parley: it asks at a terminal, and there is none: say what is to be settled, as in parley"
            + " init --nick alice --server HOST:PORT; there is --team-key FILE as well\n",
        complaint());
  }

  @Test
  void initAsksUntilTheAnswersMakeSense() {
    isTerminal = true;
    typed = "\n#me\nalice\na b\n\n\n";

    assertEquals(ExitCode.DONE, run("init"));
    assertTrue(said().contains("Your nickname: nick is #me: a nickname does not begin with #.\n"));
    run("config", "list");
    assertTrue(said().contains("nick             alice             file"), said());
    assertTrue(said().contains("server           localhost:12345   file"), said());
  }

  @Test
  void initKeepsWhatIsSettledWhenNothingIsTyped() {
    run("init", "--nick", "alice", "--server", "there:1");
    isTerminal = true;
    typed = "\n\n\n";

    assertEquals(ExitCode.DONE, run("init"));
    assertTrue(said().contains("Your nickname [alice]: "), said());
    assertTrue(said().contains("nick is alice\nserver is there:1\n"), said());
  }

  @Test
  void initSettlesNothingWhenItsTerminalGoes() {
    isTerminal = true;
    typed = "alice\n";

    assertEquals(ExitCode.FAILED, run("init"));
    assertEquals(
        "parley: the input has ended before the answer; nothing is settled\n", complaint());
    assertFalse(Files.exists(file()));
  }

  @Test
  void initTakesATeamKeyOver() {
    TeamKey key = TeamKey.of(new byte[TeamKey.LENGTH]);
    Path brought = home.resolve("usb").resolve("team-key");
    new TeamKeyFile(brought).write(key);

    assertEquals(ExitCode.DONE, run("init", "--team-key", brought.toString()));
    assertEquals(Optional.of(key), TeamKeyFile.in(home).read());
    assertEquals(ExitCode.DONE, run("init", "--team-key", brought.toString()));
  }
}
