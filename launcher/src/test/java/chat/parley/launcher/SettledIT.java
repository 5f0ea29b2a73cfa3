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

/// What is settled once, and then told to no command any more.
@Timeout(300)
final class SettledIT {

  @TempDir private Path homes = Path.of("");

  @RegisterExtension private final ParleyProcesses started = new ParleyProcesses();

  private List<String> output(int code, String... arguments) throws InterruptedException {
    ParleyProcess process = started.start(homes.resolve("alice"), arguments);
    assertEquals(code, process.awaitExit(), () -> String.join("\n", process.output()));
    return process.output();
  }

  @Test
  void commandsNeedNotBeToldAndForgetWhatWasSaid() throws Exception {
    String address = ParleyProcesses.addressOf(started.startServer(homes.resolve("server")));
    ParleyProcess bob = started.start(homes.resolve("bob"), "join", "bob", "--server", address);
    bob.awaitLine("[Welcome, You are registered.]");

    output(0, "init", "--nick", "alice", "--server", address);
    output(0, "send", "bob", "hi");
    bob.awaitLine("alice: hi");
    ParleyProcess alice = started.start(homes.resolve("alice"), "join");
    alice.awaitLine("[Welcome, You are registered.]");
    alice.type("send bob hello");
    bob.awaitLine("alice: hello");
    bob.type("send alice hi yourself");
    alice.awaitLine("bob: hi yourself");
    List<String> refused = output(1, "forget", "bob", "--yes", "--outbox");
    assertTrue(refused.getFirst().contains("end that Parley first"), refused::toString);

    assertEquals(List.of("3 messages with bob are gone"), output(0, "forget", "bob", "--yes"));
    assertEquals(List.of(), output(1, "log"));
    alice.type("/quit");
    assertEquals(0, alice.awaitExit());
    output(0, "send", "bob", "once more");
    bob.awaitLine("alice: once more");
    assertEquals(1, bob.times("alice: hello"));
  }
}
