package chat.parley.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.store.PrivateFiles;
import chat.parley.launcher.testing.ParleyProcess;
import chat.parley.launcher.testing.ParleyProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Bots in single files, in real processes.
@Timeout(300)
final class BotRunIT {

  @TempDir private Path folder = Path.of("");

  @RegisterExtension private final ParleyProcesses started = new ParleyProcesses();

  private ParleyProcess start(String... arguments) {
    return started.start(folder.resolve("home"), arguments);
  }

  private String server() throws InterruptedException {
    return ParleyProcesses.addressOf(started.startServer(folder.resolve("home")));
  }

  private String bot(String file, String answer) throws IOException {
    Path path = folder.resolve(file + ".java");
    Files.writeString(
        path,
        """
        #!/usr/bin/env -S parley bot run
        import module parley.api;

        void main() {
          Bot.named("%s").onText(said -> said.reply("%s " + said.text())).run();
        }
        """
            .formatted(file.toLowerCase(Locale.ROOT), answer));
    return path.toString();
  }

  private ParleyProcess alice(String server) throws InterruptedException {
    ParleyProcess alice = start("join", "alice", "--server", server);
    alice.awaitLine("[Welcome, You are registered.]");
    return alice;
  }

  @Test
  void runsABotUntilItIsTold() throws Exception {
    String server = server();
    ParleyProcess alice = alice(server);
    ParleyProcess run = start("bot", "run", bot("Echo", "heard"), "--server", server);
    run.awaitLine("echo is at " + server);

    alice.type("send echo hello");
    alice.awaitMatch("echo: .*heard hello");
    run.terminate();

    assertEquals(0, run.awaitExit());
  }

  @Test
  void writesABotThatRuns() throws Exception {
    ParleyProcess made = start("bot", "new", "greeter", "--in", folder.toString());
    assertEquals(0, made.awaitExit(), () -> String.join("\n", made.output()));
    String source = folder.resolve("GreeterBot.java").toString();

    ParleyProcess trial = start("bot", "try", source);
    trial.type("hello", "/greet", "Ada", "yes");
    trial.closeInput();
    assertEquals(0, trial.awaitExit(), () -> String.join("\n", trial.output()));
    String said = String.join("\n", trial.output());
    assertTrue(said.contains("You said: hello"), said);
    assertTrue(said.contains("Hello, Ada!"), said);

    String server = server();
    ParleyProcess alice = alice(server);
    ParleyProcess run = start("bot", "run", source, "--server", server);
    run.awaitLine("greeter is at " + server);
    alice.type("send greeter hello");
    alice.awaitMatch("greeter: .*You said: hello");

    ParleyProcess again = start("bot", "new", "greeter", "--in", folder.toString());
    assertEquals(1, again.awaitExit());
  }

  @Test
  void doesNotTryAgainWithKeysThatAreLocked() throws Exception {
    String server = server();
    Path file = folder.resolve("passphrase");
    PrivateFiles.replace(file, "secret".getBytes(UTF_8));
    ParleyProcess once = start("bot", "run", bot("Echo", "heard"), "--server", server, "--once");
    assertEquals(0, once.awaitExit(), () -> String.join("\n", once.output()));
    ParleyProcess lock = start("key", "passphrase", "--as", "echo", "--new-file", file.toString());
    assertEquals(0, lock.awaitExit(), () -> String.join("\n", lock.output()));

    ParleyProcess run = start("bot", "run", bot("Echo", "heard"), "--server", server);

    assertEquals(5, run.awaitExit(), () -> String.join("\n", run.output()));
    List<String> said =
        run.output().stream().filter(line -> line.startsWith("echo: the keys in ")).toList();
    assertEquals(1, said.size(), run.output()::toString);
    assertTrue(said.getFirst().contains("PARLEY_PASSPHRASE_FILE"), said.getFirst());
    assertTrue(run.output().getLast().contains("echo was refused, and is switched off: "));
  }

  @Test
  void answersWhatWaitsAndEnds() throws Exception {
    String server = server();
    String echo = bot("Echo", "heard");
    assertEquals(0, start("bot", "run", echo, "--server", server, "--once").awaitExit());
    ParleyProcess alice = alice(server);
    alice.type("send echo hello");
    alice.awaitLine("[Messages received by the server and saved]");

    assertEquals(0, start("bot", "run", echo, "--server", server, "--once").awaitExit());

    alice.awaitMatch("echo: .*heard hello");
  }

  @Test
  void startsAgainWhatIsSavedUnlessItHasErrors() throws Exception {
    String server = server();
    ParleyProcess alice = alice(server);
    String echo = bot("Echo", "first");
    ParleyProcess run = start("bot", "run", echo, "--server", server, "--watch");
    run.awaitLine("echo is at " + server);

    Files.writeString(Path.of(echo), "void main() { nothing }");
    run.awaitLine("parley: echo goes on as it was");
    alice.type("send echo one");
    alice.awaitMatch("echo: .*first one");
    bot("Echo", "second");
    run.awaitLine("echo is at " + server, 2);
    alice.type("send echo two");

    alice.awaitMatch("echo: .*second two");
    run.terminate();
    assertEquals(0, run.awaitExit());
  }

  @Test
  void switchesOffWhatFailsAndTellsOfIt() throws Exception {
    String server = server();
    ParleyProcess alice = alice(server);
    Path boom = folder.resolve("Boom.java");
    Files.writeString(boom, "void main() {\n  throw new IllegalStateException(\"no luck\");\n}\n");
    ParleyProcess run =
        start(
            "bot",
            "run",
            boom.toString(),
            bot("Echo", "heard"),
            "--server",
            server,
            "--alert",
            "alice",
            "--failures",
            "2");

    run.awaitMatch("Boom \\| .*at Boom.main\\(Boom.java:2\\)");
    run.awaitMatch("parley: Boom failed 2 times within 60 minutes, and is switched off.*");
    alice.awaitMatch("Boom: .*switched off: java.lang.IllegalStateException: no luck");
    alice.type("send echo hello");

    alice.awaitMatch("echo: .*heard hello");
  }

  @Test
  void doesNotTryAgainWhatIsNotSetUp() throws Exception {
    Path unset = folder.resolve("Unset.java");
    Files.writeString(
        unset,
        "void main() {\n  throw new IllegalArgumentException(\"set SIZE to a number\");\n}\n");

    ParleyProcess run = start("bot", "run", unset.toString());

    assertEquals(2, run.awaitExit());
    String why = "set SIZE to a number (Unset.java:2)";
    String words = "Unset cannot run with these arguments or settings, and is switched off: ";
    assertEquals(List.of(why, "parley: " + words + why), run.output());
  }

  @Test
  void goesOnInANewProcessWhenTheOldOneIsKilled() throws Exception {
    String server = server();
    ParleyProcess run = start("bot", "run", bot("Echo", "heard"), "--server", server);
    run.awaitLine("echo is at " + server);

    run.killChildren();

    run.awaitMatch("parley: echo has failed, and is started again in .*");
    run.awaitLine("echo is at " + server, 2);
  }

  @Test
  void answersWithWhatACommandPrints() throws Exception {
    String server = server();
    ParleyProcess alice = alice(server);
    ParleyProcess exec =
        start("bot", "exec", "--nick", "upper", "--server", server, "--", "tr", "a-z", "A-Z");
    exec.awaitLine("upper is at " + server);

    alice.type("send upper hello $(x)");
    alice.awaitMatch("upper: .*HELLO \\$\\(X\\)");
    exec.terminate();

    assertEquals(0, exec.awaitExit());
  }

  @Test
  void triesAndTestsWithoutANetwork() throws Exception {
    String echo = bot("Echo", "heard");
    Path good = folder.resolve("good.chat");
    Files.writeString(good, "alice with echo\nalice> hello\necho> heard hello\n...\n");
    Path bad = folder.resolve("bad.chat");
    Files.writeString(bad, "alice with echo\nalice> hello\necho> something\n");

    ParleyProcess test = start("bot", "test", echo, good.toString(), bad.toString());
    assertEquals(1, test.awaitExit());
    test.awaitLine("passed  " + good);
    test.awaitLine("failed  " + bad + ":3: alice hears echo: heard hello");
    test.awaitLine("        should hear echo: something");
    ParleyProcess tried = start("bot", "try", echo);
    tried.type("/wait long", "/as #tea", "hello");
    tried.closeInput();

    assertEquals(0, tried.awaitExit());
    tried.awaitLine("Say /wait 20m (or ms, s, h), /as NICK, or /in #room.");
    tried.awaitMatch(".*does not begin with #.*");
    tried.awaitLine("echo: heard hello");
  }
}
