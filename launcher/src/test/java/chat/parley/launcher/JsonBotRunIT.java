package chat.parley.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.launcher.testing.ParleyProcess;
import chat.parley.launcher.testing.ParleyProcesses;
import chat.parley.launcher.testing.PizzaOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Bots in other languages that are looked after, in real processes.
@Timeout(300)
@EnabledIf(value = "chat.parley.launcher.testing.Installed#python", disabledReason = "no python3")
final class JsonBotRunIT {

  private static final String STAMP = "(\\d\\d:\\d\\d:\\d\\d )?";

  @TempDir private Path folder = Path.of("");

  @RegisterExtension private final ParleyProcesses started = new ParleyProcesses();
  private String server = "";

  @BeforeEach
  void startServer() throws InterruptedException {
    server = ParleyProcesses.addressOf(started.startServer(folder.resolve("home")));
  }

  private ParleyProcess start(String... arguments) {
    return started.start(folder.resolve("home"), arguments);
  }

  private ParleyProcess alice() throws InterruptedException {
    ParleyProcess alice = start("join", "alice", "--server", server);
    alice.awaitLine("[Welcome, You are registered.]");
    return alice;
  }

  private ParleyProcess run(String... words) {
    var arguments = new ArrayList<>(List.of("bot", "run", "--json", "--server", server));
    arguments.addAll(List.of(words));
    return start(arguments.toArray(String[]::new));
  }

  /// A bot that says this before what it hears.
  private Path echo(String before) throws IOException {
    return Files.writeString(
        folder.resolve("echo.py"),
        """
        import json, sys

        def write(**line):
            print(json.dumps({"jsonrpc": "2.0", **line}), flush=True)

        write(id=1, method="hello", params={"nick": "echo"})
        for text in sys.stdin:
            line = json.loads(text)
            if "error" in line:
                sys.exit(line["error"]["message"])
            if line.get("method") == "message":
                said = line["params"]
                text = "%s " + said["text"]
                write(id=2, method="send", params={"to": said["from"], "text": text})
                write(id=line["id"], result="ok")
        """
            .formatted(before));
  }

  @Test
  void runsAPythonScriptUntilItIsTold() throws Exception {
    ParleyProcess run = run("../docs/examples/pizza.py");
    run.awaitLine("pizza is at " + server);
    ParleyProcess alice = alice();

    PizzaOrder.by(alice);
    run.terminate();

    assertEquals(0, run.awaitExit());
    started.get(0).awaitMatch(" *pizza .*offline.*");
  }

  @Test
  @EnabledIf(value = "chat.parley.launcher.testing.Installed#node", disabledReason = "no node")
  void runsAProgramWithItsArguments() throws Exception {
    ParleyProcess run = run("--nick", "pizza", "--", "node", "../docs/examples/pizza.mjs");
    run.awaitLine("pizza is at " + server);

    PizzaOrder.by(alice());
    run.terminate();

    assertEquals(0, run.awaitExit());
  }

  @Test
  void startsAgainAProgramThatWasKilledAndTellsItAgain() throws Exception {
    String script = Path.of("src/test/resources/rpc/fatal.py").toString();
    ParleyProcess run = run("--", "python3", script, folder.resolve("marker").toString());
    run.awaitLine("fatal is at " + server);
    ParleyProcess alice = alice();

    alice.type("send fatal once");
    run.awaitMatch("python3: dies with once");
    run.awaitLine(
        "the program has ended with exit code 137, and said last: python3: dies with once");
    run.awaitMatch("parley: fatal has failed, and is started again in .*");

    alice.awaitMatch("fatal: " + STAMP + "heard once");
  }

  @Test
  void startsAgainAScriptThatIsSaved() throws Exception {
    ParleyProcess alice = alice();
    ParleyProcess run = run("--watch", "--", "python3", echo("first").toString());
    run.awaitLine("echo is at " + server);
    alice.type("send echo one");
    alice.awaitMatch("echo: " + STAMP + "first one");

    echo("second and longer");
    run.awaitLine("parley: echo has changed, and is started again");
    run.awaitLine("echo is at " + server, 2);
    alice.type("send echo two");

    alice.awaitMatch("echo: " + STAMP + "second and longer two");
    run.terminate();
    assertEquals(0, run.awaitExit());
  }

  @Test
  void waitsForItsServer() throws Exception {
    started.get(0).terminate();
    started.get(0).awaitExit();
    ParleyProcess run = run("--", "python3", echo("first").toString());
    run.awaitLine("echo waits for its server");

    String port = server.substring(server.indexOf(':') + 1);
    start("server", "--port", port, "--bind", "127.0.0.1");

    run.awaitLine("echo is at " + server);
  }

  @Test
  void switchesOffAtOnceWhatWillNotGoBetter() throws Exception {
    ParleyProcess missing = run("./no-such-program");
    assertEquals(2, missing.awaitExit());
    missing.awaitMatch("the program ./no-such-program cannot be started: .*");
    ParleyProcess alice = alice();
    ParleyProcess taken =
        start(
            "bot",
            "run",
            "--json",
            "--nick",
            "alice",
            "--server",
            server,
            "--data",
            folder.resolve("other").toString(),
            "--",
            "python3",
            echo("first").toString());
    assertEquals(5, taken.awaitExit());
    taken.awaitMatch("parley: alice was refused, and is switched off.*");
    alice.type("send alice still me");
    alice.awaitMatch("alice: " + STAMP + "still me");
  }
}
