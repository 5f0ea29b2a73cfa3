package chat.parley.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Delivery;
import chat.parley.api.ErrorCode;
import chat.parley.api.Event;
import chat.parley.api.Nickname;
import chat.parley.api.ParleyException;
import chat.parley.api.Via;
import chat.parley.launcher.testing.FakeClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class CommandLineTest {

  private static final PluginHome HOME = new PluginHome(Path.of("/parley"), null, false);
  private static final Instant NOW = Instant.parse("2026-11-23T18:03:07Z");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final FakeClient client =
      new FakeClient("alice", "bob", "carol").after(new Event.TableChanged(1));
  private final FakeEngine engine = new FakeEngine(client);
  private String in = "";
  private byte @Nullable [] standardInput;
  private Map<String, String> environment = Map.of("PARLEY_HOME", "/parley");

  private ExitCode run(String... arguments) {
    var surroundings =
        new Surroundings(
            environment,
            new ByteArrayInputStream(standardInput == null ? in.getBytes(UTF_8) : standardInput),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            () -> false);
    return new CommandLine(surroundings, engine).run(List.of(arguments));
  }

  private void refuses(String sentence, String... arguments) {
    err.reset();

    assertEquals(ExitCode.USAGE, run(arguments));
    assertEquals("parley: " + sentence, err.toString(UTF_8).lines().findFirst().orElse(""));
    assertEquals("", out.toString(UTF_8));
  }

  @Test
  void helpsWhoSaysNothing() {
    assertEquals(ExitCode.DONE, run());
    assertTrue(out.toString(UTF_8).contains("  join [NICK] "), out::toString);
    assertEquals("", err.toString(UTF_8));
  }

  @Test
  void helpsWithEachCommand() {
    assertEquals(ExitCode.DONE, run("send", "--help"));
    assertTrue(out.toString(UTF_8).startsWith("usage: parley send TO TEXT… "), out::toString);
  }

  @Test
  void tellsItsVersion() {
    assertEquals(ExitCode.DONE, run("--version"));
    assertEquals(
        "parley development on Java %s\n".formatted(Runtime.version()), out.toString(UTF_8));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    refuses("there is no command sevrer; did you mean server?", "sevrer");
    refuses("there is no option --prot here; did you mean --port?", "server", "--prot", "1");
    refuses("there is no command -v; did you mean --version?", "-v");
    refuses("there is no command hlep; did you mean help?", "hlep");
    refuses("there is no command -q", "-q");
    refuses("port is 80, must be 1024 to 65535, or 0 for any free one", "server", "--port", "80");
    refuses("port is 80, must be 1024 to 65535, or 0 for any free one", "join", "a", "--port=80");
    refuses(
        "port is 70000, must be 1024 to 65535, or 0 for any free one", "server", "--port", "70000");
  }

  @Test
  void pointsAtTheWordAtFault() {
    run("server", "--port", "x");

    assertEquals(
        """
        parley: port is x, must be a whole number
          parley server --port x
                               ^
        usage: parley server [--port N] [--bind ADDR] [--data DIR] [--passphrase-file FILE] \
        [--allow-unsigned] [--quiet] [--plain]
        """,
        err.toString(UTF_8));
  }

  @Test
  void refusesTheAncestorsWordsWithWrongValues() {
    refuses("port is 80, must be 1024 to 65535", "-s", "80");
    refuses("port is 70000, must be 1024 to 65535", "-s", "70000");
    refuses("port is http, must be a whole number", "-s", "http");
    refuses("PORT is missing", "-s");
    refuses("LOCALPORT is missing", "-c", "alice", "127.0.0.1", "12345");
    refuses("LOCALPORT is 5, must be 1024 to 65535", "-c", "alice", "127.0.0.1", "12345", "5");
    refuses(
        "nick is send: a nickname is no reserved word such as send", "-c", "send", "h", "1", "2");
    refuses("1233 is one word too many", "-c", "alice", "h", "12345", "1232", "1233");
  }

  @Test
  void takesTheAncestorsWordsWithBracketsAndOptions() {
    var alice = Nickname.of("alice");

    for (String host : List.of("::1", "[::1]")) {
      assertEquals(
          new ShellCommand.Join(
              Optional.of(alice), "[::1]:12345", 1232, null, null, false, true, false),
          CommandLine.modern(new ShellCommand.ClassicJoin(alice, host, 12345, 1232, true)));
    }
    assertEquals(ExitCode.DONE, run("-c", "alice", "127.0.0.1", "12345", "1232", "--classic-exit"));
  }

  @Test
  void saysThatStandardOutputIsFull() {
    var full =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    var surroundings =
        new Surroundings(
            Map.of(),
            InputStream.nullInputStream(),
            new PrintStream(full, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            () -> false);

    assertEquals(ExitCode.FAILED, new CommandLine(surroundings, engine).run(List.of("--help")));
    assertEquals(
        "parley: standard output takes nothing more: its disk is full, or its reader has gone\n",
        err.toString(UTF_8));
  }

  @Test
  void startsServersByTheAncestorsWord() {
    assertEquals(ExitCode.FAILED, run("-s", "12345"));
    assertEquals(List.of(new Engine.ServerPlan(12345, null, null, HOME)), engine.plans());
  }

  @Test
  void tellsHowAServerBeganAndEnded() {
    run("server", "--bind", "10.0.0.5", "--data", "there");

    assertEquals(
        List.of(new Engine.ServerPlan(12345, "10.0.0.5", Path.of("there"), HOME)), engine.plans());
    assertEquals(
        "[Server is running on port 12345, key 00ff; Ctrl-C ends it.]\n[Server says goodbye.]\n",
        out.toString(UTF_8));
    assertEquals("parley: the server had to end: the disk has failed\n", err.toString(UTF_8));
  }

  @Test
  void tellsInOneSentenceWhatWentWrong() {
    engine.failing(new ParleyException(ErrorCode.PORT_IN_USE, "UDP port 12345 is in use"));

    assertEquals(ExitCode.FAILED, run("server"));
    assertEquals("parley: UDP port 12345 is in use\n", err.toString(UTF_8));
  }

  @Test
  void joinsByTheAncestorsWord() {
    in = "send bob hi\n";
    client.fate("bob", new Delivery.Stored(NOW));

    assertEquals(ExitCode.DONE, run("-c", "alice", "127.0.0.1", "12345", "1232"));
    assertEquals(List.of("send bob <hi>", "deregister", "close"), client.calls());
    assertEquals("[Client table updated.]\n[You are Offline. Bye.]\n", out.toString(UTF_8));
  }

  @Test
  void exitsWhenTheServerDoesNotAnswer(@TempDir Path data) {
    engine.failing(new ParleyException(ErrorCode.SERVER_NOT_RESPONDING, "no answer"));

    assertEquals(ExitCode.UNREACHABLE, run("join", "alice", "--data", data.toString()));
    assertEquals("[Server not responding]\n[Exiting]\n", out.toString(UTF_8));
    assertEquals("parley: no answer\n", err.toString(UTF_8));
  }

  @Test
  void saysThatANicknameIsTaken() {
    String why = "the nickname alice belongs to somebody else";
    engine.failing(new ParleyException(ErrorCode.REGISTRATION_REFUSED, why));

    assertEquals(ExitCode.REFUSED, run("join", "alice"));
    assertEquals(
        "[Client alice exists!!]\n["
            + why
            + "]\n[Join under another nickname; if this one is yours, join from where its keys"
            + " are.]\n",
        out.toString(UTF_8));

    assertEquals(ExitCode.REFUSED, run("who", "--as", "alice"));
    assertEquals(
        "parley: " + why + "; take another one, with --as NICK or parley init --replace\n",
        err.toString(UTF_8));
  }

  @Test
  void failsWhenTheServerIsSilentAtTheEnd() {
    in = "dereg alice\n";
    client.withSilentServer();

    assertEquals(ExitCode.FAILED, run("join", "alice"));
    assertEquals(
        "[Client table updated.]\n[Server not responding]\n[Exiting]\n", out.toString(UTF_8));
  }

  @Test
  void needsANickname() {
    refuses(
        "no nickname is given: say --as NICK, set PARLEY_NICK, or run parley init once",
        "send",
        "bob",
        "hi");
    refuses("no nickname is given: say --as NICK, set PARLEY_NICK, or run parley init once", "who");
    environment = Map.of("PARLEY_HOME", "/parley", "PARLEY_NICK", "#me");
    refuses("PARLEY_NICK is #me: a nickname does not begin with #", "who");
  }

  @Test
  void saysWhatBecameOfAMessageByItsExitCode() {
    client.fate("bob", new Delivery.Delivered(NOW, Via.DIRECT));
    assertEquals(ExitCode.DONE, send());
    client.fate("bob", new Delivery.Stored(NOW));
    assertEquals(ExitCode.STORED, send());
    assertEquals(ExitCode.TIMED_OUT, send("--wait", "delivered"));
    assertEquals(ExitCode.DONE, send("--wait", "none"));
    client.fate("bob", new Delivery.Pending());
    assertEquals(ExitCode.UNREACHABLE, send());
    assertEquals(ExitCode.TIMED_OUT, send("--wait", "delivered"));
    client.fate("bob", new Delivery.Failed(Delivery.Reason.QUOTA, "full"));
    assertEquals(ExitCode.FAILED, send());
    client.fate("bob", new Delivery.Failed(Delivery.Reason.KEY_CHANGED, "other key"));
    assertEquals(ExitCode.REFUSED, send());
  }

  private ExitCode send(String... options) {
    var arguments = new ArrayList<>(List.of("send", "bob", "hi", "--as", "alice"));
    arguments.addAll(List.of("--timeout", "1ms"));
    arguments.addAll(List.of(options));
    return run(arguments.toArray(String[]::new));
  }

  @Test
  void saysWhatBecameOfAMessageInWords() {
    environment = Map.of("PARLEY_HOME", "/parley", "PARLEY_NICK", "alice");
    client.fate("bob", new Delivery.Stored(NOW));

    run("send", "bob", "hi");
    run("send", "bob", "hi", "--quiet");

    assertEquals("[Messages received by the server and saved]\n", err.toString(UTF_8));
    assertEquals("", out.toString(UTF_8));
  }

  @Test
  void writesJsonOntoStandardOutput() {
    client.fate("bob", new Delivery.Stored(NOW));
    client.fate("carol", new Delivery.Failed(Delivery.Reason.QUOTA, "full"));

    assertEquals(ExitCode.FAILED, run("send", "*", "hi", "--as", "alice", "--json"));
    assertEquals(
        """
        {"to":"bob","state":"stored","at":"2026-11-23T18:03:07Z"}
        {"to":"carol","state":"failed","reason":"quota","detail":"full"}
        """,
        out.toString(UTF_8));
  }

  @Test
  void sendsStandardInput() {
    in = "one\n two \n";

    run("send", "bob", "-", "--as", "alice", "--wait", "none");

    assertEquals("send bob <one\n two >", client.calls().getFirst());
  }

  @Test
  void refusesStandardInputThatIsTooLong() {
    in = "x".repeat(16_385);

    assertEquals(ExitCode.FAILED, run("send", "bob", "-", "--as", "alice"));
    assertEquals(
        "[Message to bob not sent: a message has 1 to 16384 bytes, standard input has more]\n",
        err.toString(UTF_8));
    assertEquals(List.of(), client.calls());
  }

  @Test
  void sendsStandardInputThatIsAsLongAsItMayBe() {
    in = "x".repeat(16_384) + "\n";

    run("send", "bob", "-", "--as", "alice", "--wait", "none");

    assertEquals("send bob <%s>".formatted("x".repeat(16_384)), client.calls().getFirst());
  }

  @Test
  void refusesStandardInputThatIsNoText() {
    standardInput = new byte[] {'a', 'b', (byte) 0xFF};

    refuses(
        "standard input is no UTF-8 from its byte 3 on: nothing is sent",
        "send",
        "bob",
        "-",
        "--as",
        "alice");
  }

  @Test
  void refusesEmptyStandardInput() {
    refuses("standard input is empty: there is nothing to send", "send", "bob", "-");
  }

  @Test
  void saysWhoElseUsesTheNickname() {
    String why = "the data folder d is used by the running process 7: end that first";
    engine.failing(new ParleyException(ErrorCode.DATA_IN_USE, why));

    assertEquals(ExitCode.FAILED, run("send", "bob", "hi", "--as", "alice"));
    assertEquals(
        "parley: alice is in use by another Parley on this computer: type there, or take another"
            + " --as; the data folder d is used by the running process 7: end that first\n",
        err.toString(UTF_8));
  }

  @Test
  void printsTheTable() {
    assertEquals(ExitCode.DONE, run("who", "--as", "alice"));
    assertEquals(
        "alice     human  10.0.0.1  4000  own  online",
        out.toString(UTF_8).lines().toList().get(1));
  }

  @Test
  void printsTheTableAsJson() {
    run("who", "--as", "alice", "--json");

    assertEquals(
        """
        {"nickname":"alice","presence":"online","kind":"human","address":"10.0.0.1:4000",\
        "rooms":[],"status":"","fingerprint":"00ff","key":"own"}\
        """,
        out.toString(UTF_8).lines().findFirst().orElse(""));
  }

  @Test
  void simulates() {
    assertEquals(ExitCode.DONE, run("sim"));
    assertEquals(ExitCode.FAILED, run("sim", "--seed", "13", "--seeds", "5", "--trace"));
    assertEquals(
        List.of(List.of(), List.of("--seed", "13", "--seeds", "5", "--trace")),
        engine.simulations());
  }
}
