package chat.parley.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.launcher.testing.ParleyProcess;
import chat.parley.launcher.testing.ParleyProcesses;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The ancestor's flows between real processes, on plain lines.
@Timeout(300)
final class LauncherIT {

  private static final String WELCOME = "[Welcome, You are registered.]";

  /// On a machine that is too busy a message takes the longer way, and bears its time then.
  private static final String STAMP = "(\\d\\d:\\d\\d:\\d\\d )?";

  @TempDir private Path homes = Path.of("");

  @RegisterExtension private final ParleyProcesses started = new ParleyProcesses();

  private ParleyProcess start(String home, String... arguments) {
    return started.start(homes.resolve(home), arguments);
  }

  /// A server on a port that was free.
  private ParleyProcess server() throws InterruptedException {
    ParleyProcess server = start("server", "server", "--port", "0", "--bind", "127.0.0.1");
    portOf(server);
    return server;
  }

  private static String portOf(ParleyProcess server) throws InterruptedException {
    return server.awaitMatch("\\[Server is running on port .*").replaceAll("\\D*(\\d+).*", "$1");
  }

  /// A registered client. On a machine that is too busy the server's answer may take longer than a
  /// person is made to wait; then it is asked again.
  private ParleyProcess client(String nickname, ParleyProcess server) throws InterruptedException {
    String address = "127.0.0.1:" + portOf(server);
    ParleyProcess client = start(nickname, "join", nickname, "--server", address);
    for (int attempt = 1; attempt < 5 && !isRegistered(client); attempt++) {
      client = start(nickname, "join", nickname, "--server", address);
    }
    client.awaitLine(WELCOME);
    return client;
  }

  private static boolean isRegistered(ParleyProcess client) throws InterruptedException {
    return client.awaitMatch("\\[Welcome.*|\\[Exiting]").equals(WELCOME);
  }

  /// Each waits until the other is in its table.
  private static void meet(ParleyProcess server, ParleyProcess... clients) throws Exception {
    for (ParleyProcess client : clients) {
      client.type("/who");
    }
    server.awaitMatch(" *bob .*online");
    clients[0].awaitLine("[Client table updated.]", 2);
  }

  private static void talkBothWays(ParleyProcess alice, ParleyProcess bob, String word)
      throws Exception {
    for (int i = 0; i < 10; i++) {
      alice.type("send bob %s %d".formatted(word, i));
      bob.type("send alice %s %d".formatted(word, i));
    }
    for (int i = 0; i < 10; i++) {
      alice.awaitMatch("bob: %s%s %d".formatted(STAMP, word, i));
      bob.awaitMatch("alice: %s%s %d".formatted(STAMP, word, i));
    }
  }

  @Test
  void playsTheDemoByPipe() throws Exception {
    ParleyProcess demo = start("demo", "demo");
    demo.type("send echo hello", "send echo  two  spaces ", "send_all to all");
    demo.closeInput();

    assertEquals(0, demo.awaitExit());
    List<String> output = demo.output();
    assertEquals(1, demo.times("echo: hello"), output::toString);
    assertEquals(1, demo.times("echo:  two  spaces "), output::toString);
    assertEquals(2, demo.times("[Message received by echo.]"), output::toString);
    assertEquals(1, demo.times("[Message received by Server.]"), output::toString);
    assertEquals("[You are Offline. Bye.]", output.getLast());
  }

  @Test
  void talksOnWhenTheServerIsDead() throws Exception {
    ParleyProcess server = server();
    ParleyProcess alice = client("alice", server);
    ParleyProcess bob = client("bob", server);
    meet(server, alice, bob);

    talkBothWays(alice, bob, "alive");
    server.kill();
    talkBothWays(alice, bob, "dead");
    alice.awaitMatches("\\[.*[mM]essage .*received by bob\\.]", 20);
    bob.awaitMatches("\\[.*[mM]essage .*received by alice\\.]", 20);

    bob.type("dereg bob");

    assertEquals(1, bob.awaitExit());
    List<String> end = bob.output();
    assertEquals(
        List.of("[Server not responding]", "[Exiting]"), end.subList(end.size() - 2, end.size()));
  }

  @Test
  void keepsMailForWhoIsAway() throws Exception {
    ParleyProcess server = server();
    ParleyProcess alice = client("alice", server);
    ParleyProcess bob = client("bob", server);
    meet(server, alice, bob);

    bob.type("dereg bob");
    bob.awaitLine("[You are Offline. Bye.]");
    alice.awaitLine("[Client table updated.]", 3);
    alice.type("send bob while you were away");
    alice.awaitLine("[Messages received by the server and saved]");
    bob.type("reg bob");

    bob.awaitLine("[You have messages]");
    bob.awaitMatch("alice: \\d\\d:\\d\\d:\\d\\d while you were away");
    alice.awaitMatch("\\[Offline Message sent at \\d\\d:\\d\\d:\\d\\d received by bob\\.]");
    server.awaitLine("[1 message received by bob, and deleted.]");
  }

  @Test
  void showsOnceWhatWasSentToAKilledClient() throws Exception {
    ParleyProcess server = server();
    ParleyProcess alice = client("alice", server);
    ParleyProcess bob = client("bob", server);
    meet(server, alice, bob);

    bob.kill();
    alice.type("send bob one", "send bob two", "send bob three");
    alice.awaitLine("[Messages received by the server and saved]", 3);
    ParleyProcess again = client("bob", server);

    for (String word : List.of("one", "two", "three")) {
      again.awaitMatch("alice: \\d\\d:\\d\\d:\\d\\d " + word);
    }
    again.terminate();
    assertEquals(0, again.awaitExit());
    assertEquals(3, again.output().stream().filter(line -> line.startsWith("alice: ")).count());
  }

  @Test
  void keepsMailWhenTheServerIsKilled() throws Exception {
    ParleyProcess server = server();
    String port = portOf(server);
    ParleyProcess alice = client("alice", server);
    ParleyProcess bob = client("bob", server);
    meet(server, alice, bob);

    bob.terminate();
    assertEquals(0, bob.awaitExit());
    server.awaitLine("[bob deregistered.]");
    alice.type("send bob durable");
    alice.awaitLine("[Messages received by the server and saved]");
    alice.kill();
    server.kill();
    ParleyProcess restarted = start("server", "server", "--port", port, "--bind", "127.0.0.1");
    ParleyProcess again = client("bob", restarted);

    again.awaitMatch("alice: \\d\\d:\\d\\d:\\d\\d durable");
  }

  @Test
  void saysGoodbyeWhenTheServerIsTerminated() throws Exception {
    ParleyProcess server = server();
    ParleyProcess alice = client("alice", server);

    server.terminate();

    assertEquals(0, server.awaitExit());
    assertEquals("[Server says goodbye.]", server.output().getLast());
    alice.awaitLine("[Server said goodbye; direct messages go on.]");
  }

  @Test
  void refusesANicknameThatBelongsToAnother() throws Exception {
    ParleyProcess server = server();
    client("alice", server);

    ParleyProcess thief =
        start("thief", "join", "alice", "--server", "127.0.0.1:" + portOf(server));

    assertEquals(5, thief.awaitExit());
    assertTrue(thief.times("[Client alice exists!!]") == 1, () -> thief.output().toString());
  }

  @Test
  void sendsInOneShot() throws Exception {
    ParleyProcess server = server();
    String address = "127.0.0.1:" + portOf(server);
    ParleyProcess bob = client("bob", server);

    ParleyProcess live = start("alice", "send", "bob", "hi", "--as", "alice", "--server", address);
    assertEquals(0, live.awaitExit(), () -> live.output().toString());
    bob.awaitLine("alice: hi");
    bob.terminate();
    assertEquals(0, bob.awaitExit());
    server.awaitLine("[bob deregistered.]");

    ParleyProcess away = start("alice", "send", "bob", "ho", "--as", "alice", "--server", address);
    assertEquals(4, away.awaitExit(), () -> away.output().toString());
    server.kill();

    ParleyProcess kept =
        start(
            "alice", "send", "bob", "hum", "--as", "alice", "--server", address, "--timeout", "1s");
    assertEquals(3, kept.awaitExit(), () -> kept.output().toString());
  }

  @Test
  void printsTheTable() throws Exception {
    ParleyProcess server = server();
    String address = "127.0.0.1:" + portOf(server);
    client("bob", server);

    ParleyProcess who = start("alice", "who", "--as", "alice", "--server", address, "--json");

    assertEquals(0, who.awaitExit());
    who.awaitMatch("\\{\"nickname\":\"bob\",\"presence\":\"online\".*}");
  }
}
