package chat.parley.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Nickname;
import chat.parley.engine.store.PrivateFiles;
import chat.parley.launcher.resident.LocalSocket;
import chat.parley.launcher.testing.ParleyProcess;
import chat.parley.launcher.testing.ParleyProcesses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Commands of a shell under a nickname that is there already, between real processes.
@Timeout(300)
final class ResidentIT {

  @TempDir private Path homes = Path.of("");

  @RegisterExtension private final ParleyProcesses started = new ParleyProcesses();
  private ParleyProcess server;
  private String address = "";

  @BeforeEach
  void startServer() throws InterruptedException {
    server = started.startServer(homes.resolve("server"));
    address = ParleyProcesses.addressOf(server);
  }

  private ParleyProcess start(String home, String... arguments) {
    return started.start(homes.resolve(home), arguments);
  }

  private ParleyProcess join(String nick) throws InterruptedException {
    ParleyProcess process = start(nick, "join", nick, "--server", address);
    process.awaitLine("[Welcome, You are registered.]");
    return process;
  }

  private ParleyProcess up(String nick) throws InterruptedException {
    ParleyProcess process = start(nick, "up", nick, "--server", address);
    process.awaitLine("%s is at %s".formatted(nick, address));
    return process;
  }

  private LocalSocket socketOf(String nick) {
    return LocalSocket.of(homes.resolve(nick), Nickname.of(nick));
  }

  @Test
  void sendsThroughAnOpenPrompt() throws Exception {
    ParleyProcess alice = join("alice");
    ParleyProcess bob = join("bob");

    ParleyProcess send = start("alice", "send", "bob", "from", "a", "shell", "--as", "alice");

    assertEquals(0, send.awaitExit(), () -> String.join("\n", send.output()));
    assertEquals(List.of("[Message received by bob.]"), send.output());
    bob.awaitLine("alice: from a shell");
    alice.type("send bob from the prompt");
    bob.awaitLine("alice: from the prompt");
  }

  @Test
  void sendsWhatIsOnStandardInputThroughOneThatIsUp() throws Exception {
    ParleyProcess _ = up("alice");
    ParleyProcess bob = join("bob");

    ParleyProcess send = start("alice", "send", "bob", "-", "--as", "alice", "--json");
    send.type("two", "lines");
    send.closeInput();

    assertEquals(0, send.awaitExit(), () -> String.join("\n", send.output()));
    assertTrue(
        send.output().getFirst().contains("\"state\":\"delivered\""), send.output()::toString);
    bob.awaitMatch("alice: two");
  }

  @Test
  void bringsTheAnswerToWhoAskedAndNotToThePrompt() throws Exception {
    ParleyProcess alice = join("alice");
    ParleyProcess bob = join("bob");

    ParleyProcess ask = start("alice", "ask", "bob", "Deploy?", "--yes-no", "--as", "alice");
    bob.awaitMatch("alice: Deploy\\?.*");
    bob.type("send alice yes", "send alice and this is for you");

    assertEquals(0, ask.awaitExit(), () -> String.join("\n", ask.output()));
    assertEquals(List.of("yes"), ask.output());
    alice.awaitLine("bob: and this is for you");
    assertEquals(0, alice.times("bob: yes"));
  }

  @Test
  void takesTheOnlyOneThatIsThereWhenNobodySaysWhoHeIs() throws Exception {
    ParleyProcess up = start("home", "up", "alice", "--server", address);
    up.awaitLine("alice is at " + address);
    ParleyProcess bob = join("bob");

    ParleyProcess send = start("home", "send", "bob", "hello");
    assertEquals(0, send.awaitExit(), () -> String.join("\n", send.output()));
    bob.awaitLine("alice: hello");

    ParleyProcess carol = start("home", "up", "carol", "--server", address);
    carol.awaitLine("carol is at " + address);
    ParleyProcess who = start("home", "who");
    assertEquals(2, who.awaitExit());
    assertEquals(
        List.of(
            "parley: no nickname is given, and several are here: say --as with one of alice,"
                + " carol"),
        who.output());
  }

  @Test
  void showsAndForgetsKeysBesideAnOpenPrompt() throws Exception {
    ParleyProcess alice = join("alice");
    ParleyProcess bob = join("bob");
    alice.type("send bob hello");
    bob.awaitLine("alice: hello");
    alice.awaitLine("[Message received by bob.]");

    ParleyProcess list = start("alice", "trust", "list", "--as", "alice");
    assertEquals(0, list.awaitExit(), () -> String.join("\n", list.output()));
    assertTrue(list.output().get(1).startsWith("server "), list.output()::toString);
    assertTrue(list.output().get(2).startsWith("bob "), list.output()::toString);
    ParleyProcess key = start("alice", "key", "show", "--as", "alice");
    assertEquals(0, key.awaitExit(), () -> String.join("\n", key.output()));

    ParleyProcess forget = start("alice", "trust", "forget", "bob", "--as", "alice");
    assertEquals(0, forget.awaitExit(), () -> String.join("\n", forget.output()));
    ParleyProcess again = start("alice", "trust", "forget", "bob", "--as", "alice");
    assertEquals(1, again.awaitExit());
    ParleyProcess server = start("alice", "trust", "forget", "server", "--as", "alice");
    assertEquals(0, server.awaitExit(), () -> String.join("\n", server.output()));
    alice.type("send bob and you are met anew");
    bob.awaitLine("alice: and you are met anew");
  }

  @Test
  void forgetsWhatWasSaidBesideAnOpenPromptAndAtIt() throws Exception {
    ParleyProcess alice = join("alice");
    ParleyProcess bob = join("bob");
    alice.type("send bob one");
    alice.awaitLine("[Message received by bob.]");

    ParleyProcess asked = start("alice", "forget", "bob", "--as", "alice");
    assertEquals(2, asked.awaitExit(), () -> String.join("\n", asked.output()));
    ParleyProcess forget = start("alice", "forget", "bob", "--as", "alice", "--yes", "--json");
    assertEquals(0, forget.awaitExit(), () -> String.join("\n", forget.output()));
    assertEquals(
        List.of("{\"with\":\"bob\",\"gone\":1,\"unread\":0,\"waiting\":0,\"key\":false}"),
        forget.output());

    bob.type("send alice two");
    alice.awaitLine("bob: two");
    ParleyProcess log = start("alice", "log", "--as", "alice");
    assertEquals(0, log.awaitExit(), () -> String.join("\n", log.output()));
    alice.type("/forget bob", "/forget bob yes", "/log bob");
    alice.awaitLine(
        "[1 message with bob would be gone from this computer for good. If that is meant, type:"
            + " /forget bob yes]");
    alice.awaitLine("[1 message with bob is gone]");
    alice.awaitLine("[There is no such message.]");
  }

  @Test
  void closesAQuestionWhenWhoAskedIsKilled() throws Exception {
    ParleyProcess _ = up("alice");
    ParleyProcess bob = join("bob");

    ParleyProcess ask = start("alice", "ask", "bob", "Deploy?", "--as", "alice");
    bob.awaitMatch("alice: Deploy\\?.*");
    ask.kill();

    bob.awaitLine("alice: " + Asking.CLOSED);
  }

  @Test
  void keepsWhatComesUnreadWhileNobodyIsAtAPrompt() throws Exception {
    ParleyProcess up = up("alice");
    ParleyProcess bob = join("bob");
    bob.type("send alice hello");
    bob.awaitLine("[Message received by alice.]");

    ParleyProcess status = start("alice", "status", "--as", "alice", "--json");
    assertEquals(0, status.awaitExit());
    assertTrue(
        status.output().getFirst().contains("\"running\":\"up\""), status.output()::toString);
    assertTrue(status.output().getFirst().contains("\"unread\":1"), status.output()::toString);

    up.terminate();
    assertEquals(0, up.awaitExit(), () -> String.join("\n", up.output()));
    ParleyProcess alice = join("alice");
    alice.awaitMatch("bob: (\\d\\d:\\d\\d:\\d\\d )?hello");
  }

  @Test
  void saysWhetherANicknameIsThereAndWhetherTheServerIs() throws Exception {
    ParleyProcess up = up("alice");
    server.kill();
    up.awaitMatch("\\[Server is gone.*");

    ParleyProcess without = start("alice", "status", "--as", "alice");
    assertEquals(3, without.awaitExit());
    assertTrue(without.output().getFirst().contains("without the server"));

    up.terminate();
    assertEquals(0, up.awaitExit());
    ParleyProcess nobody = start("alice", "status", "--as", "alice");
    assertEquals(1, nobody.awaitExit());
    assertEquals(
        List.of("alice is not here; unread: 0; outbox: 0, kept by the server: 0"), nobody.output());
  }

  @Test
  void goesByItselfWhenTheOtherOneWasKilled() throws Exception {
    ParleyProcess up = up("alice");
    ParleyProcess _ = join("bob");
    up.kill();
    assertTrue(Files.exists(socketOf("alice").path()));

    ParleyProcess send =
        start("alice", "send", "bob", "hello", "--as", "alice", "--server", address);

    assertEquals(0, send.awaitExit(), () -> String.join("\n", send.output()));
  }

  @Test
  void refusesAnotherServerThanThatOfTheOneThatIsThere() throws Exception {
    ParleyProcess _ = up("alice");

    ParleyProcess who = start("alice", "who", "--as", "alice", "--server", "127.0.0.1:9");

    assertEquals(5, who.awaitExit());
    assertEquals(
        List.of(
            "parley: alice is at %s already: end that Parley to be at 127.0.0.1:9"
                .formatted(address)),
        who.output());
  }

  @Test
  void speaksJsonRpcThroughOneThatIsUp() throws Exception {
    ParleyProcess _ = up("alice");
    ParleyProcess bob = join("bob");

    ParleyProcess rpc = start("alice", "rpc", "--nick", "alice");
    rpc.type(
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"hello\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"send\","
            + "\"params\":{\"to\":\"bob\",\"text\":\"hi\",\"wait\":\"delivered\"}}");
    rpc.closeInput();

    assertEquals(0, rpc.awaitExit(), () -> String.join("\n", rpc.output()));
    assertTrue(rpc.output().getFirst().contains("\"nick\":\"alice\""), rpc.output()::toString);
    assertTrue(rpc.output().getLast().contains("\"delivered\""), rpc.output()::toString);
    bob.awaitLine("alice: hi");
  }

  @Test
  void letsNobodyElseIn() throws Exception {
    ParleyProcess up = up("alice");
    Path socket = socketOf("alice").path();

    assertFalse(PrivateFiles.isOpenToOthers(socket.resolveSibling("")));
    assertFalse(PrivateFiles.isOpenToOthers(socket));

    up.terminate();
    assertEquals(0, up.awaitExit());
    assertFalse(Files.exists(socket));
  }

  @Test
  void waitsForAServerThatIsNotThereYet() throws Exception {
    server.kill();

    ParleyProcess up = start("alice", "up", "alice", "--server", address);
    up.awaitMatch("parley: .* it is asked again until it does");
    ParleyProcess again =
        start("server", "server", "--bind", "127.0.0.1", "--port", address.replaceAll(".*:", ""));
    ParleyProcesses.addressOf(again);

    up.awaitLine("alice is at " + address);
  }
}
