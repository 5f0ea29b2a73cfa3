package chat.parley.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.launcher.testing.ParleyProcess;
import chat.parley.launcher.testing.ParleyProcesses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What was sent and received, looked up by other processes than the one that did it.
@Timeout(300)
final class PastIT {

  @TempDir private Path homes = Path.of("");

  @RegisterExtension private final ParleyProcesses started = new ParleyProcesses();
  private String address = "";

  @BeforeEach
  void startServer() throws InterruptedException {
    address = ParleyProcesses.addressOf(started.startServer(homes.resolve("server")));
  }

  private ParleyProcess start(String home, String... arguments) {
    return started.start(homes.resolve(home), arguments);
  }

  private ParleyProcess join(String nick) throws InterruptedException {
    ParleyProcess process = start(nick, "join", nick, "--server", address);
    process.awaitLine("[Welcome, You are registered.]");
    return process;
  }

  private List<String> output(int code, String... arguments) throws InterruptedException {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--as", "alice"));
    ParleyProcess process = start("alice", all.toArray(String[]::new));
    assertEquals(code, process.awaitExit(), () -> String.join("\n", process.output()));
    return process.output();
  }

  private void talk(ParleyProcess alice, ParleyProcess bob) throws Exception {
    alice.type("send bob the disk is full");
    bob.awaitLine("alice: the disk is full");
    alice.awaitLine("[Message received by bob.]");
    bob.type("send alice then buy another one");
    alice.awaitLine("bob: then buy another one");
  }

  @Test
  void logIsReadBesideThePromptAndAfterIt() throws Exception {
    ParleyProcess alice = join("alice");
    ParleyProcess bob = join("bob");
    talk(alice, bob);

    List<String> both = output(0, "log", "--with", "bob");
    assertEquals(3, both.size(), both::toString);
    assertTrue(both.get(1).endsWith(" alice to bob: the disk is full ✓"), both::toString);
    assertTrue(both.get(2).endsWith(" bob: then buy another one"), both::toString);
    assertTrue(
        output(0, "log", "--search", "disk", "--json").getFirst().contains("\"to\":\"bob\""));
    assertEquals(List.of(), output(1, "log", "--search", "cheese"));
    assertEquals(List.of(), output(1, "unread"));

    alice.type("/search another");
    alice.awaitMatch(".* bob: then buy another one");
    alice.type("/quit");
    assertEquals(0, alice.awaitExit());
    assertEquals(both, output(0, "log", "--since", "today"));
  }

  @Test
  void tailFollowsAPromptAndStandsInForItWhenItHasGone() throws Exception {
    ParleyProcess alice = join("alice");
    ParleyProcess bob = join("bob");
    ParleyProcess tail = start("alice", "tail", "--as", "alice", "--server", address);

    talk(alice, bob);
    tail.awaitMatch(".* bob: then buy another one");
    alice.type("/quit");
    assertEquals(0, alice.awaitExit());
    tail.kill();

    ParleyProcess alone = start("alice", "tail", "--as", "alice", "--server", address);
    alone.awaitMatch(".* bob: then buy another one");
    bob.type("send alice are you still there?");
    alone.awaitMatch(".* bob: are you still there\\?");
    alone.kill();

    List<String> unread = output(0, "unread");
    assertTrue(unread.getLast().endsWith(" bob: are you still there?"), unread::toString);
    assertEquals(2, unread.size(), unread::toString);
  }
}
