package chat.parley.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.launcher.testing.ParleyProcess;
import chat.parley.launcher.testing.ParleyProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A server is backed up while it runs, and comes back from that; and what people see of a database
/// that is damaged.
@Timeout(300)
final class BackupIT {

  private static final String WELCOME = "[Welcome, You are registered.]";

  @TempDir private Path home = Path.of("");

  @RegisterExtension private final ParleyProcesses started = new ParleyProcesses();

  private String port = "0";
  private Path backup = Path.of("");

  @BeforeEach
  void nameTheBackup() {
    backup = home.resolve("backup");
  }

  private ParleyProcess parley(String... arguments) {
    return started.start(home, arguments);
  }

  private ParleyProcess server() throws InterruptedException {
    ParleyProcess server = parley("server", "--port", port, "--bind", "127.0.0.1");
    port = server.awaitMatch("\\[Server is running on port .*").replaceAll("\\D*(\\d+).*", "$1");
    return server;
  }

  private ParleyProcess client(String nickname) throws InterruptedException {
    ParleyProcess client = parley("join", nickname, "--server", "127.0.0.1:" + port);
    client.awaitLine(WELCOME);
    return client;
  }

  private List<String> output(int code, String... arguments) throws InterruptedException {
    ParleyProcess process = parley(arguments);
    assertEquals(code, process.awaitExit(), () -> String.valueOf(process.output()));
    return process.output();
  }

  private static List<Path> damaged(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().matches(".*/parley\\.db\\.damaged-[0-9TZ]+"))
          .toList();
    }
  }

  @Test
  void peopleGoOnWithAServerThatWasKilledAndRestored() throws Exception {
    ParleyProcess server = server();
    ParleyProcess alice = client("alice");
    client("bob").kill();
    alice.type("send bob before the backup");
    server.awaitLine("[Message of alice for bob saved.]");

    List<String> made = output(0, "server", "backup", backup.toString());
    assertTrue(made.getFirst().contains("has 2 nicknames and 1 stored message"), made::toString);
    assertTrue(made.getLast().startsWith("no private key is in it"), made::toString);
    alice.type("send bob after the backup");
    server.awaitLine("[Message of alice for bob saved.]", 2);
    List<String> busy = output(1, "server", "restore", backup.toString());
    assertTrue(busy.getFirst().contains("is used by the running process"), busy::toString);
    server.kill();
    List<String> restored = output(0, "server", "restore", backup.toString());
    assertTrue(restored.getLast().contains("parley.db.replaced-"), restored::toString);
    server();
    ParleyProcess bob = client("bob");

    bob.awaitMatch("alice: (\\d\\d:\\d\\d:\\d\\d )?before the backup");
    bob.awaitMatch("alice: (\\d\\d:\\d\\d:\\d\\d )?after the backup");
    bob.type("send alice I have both");
    alice.awaitMatch("bob: (\\d\\d:\\d\\d:\\d\\d )?I have both");
    assertEquals(2, bob.output().stream().filter(line -> line.startsWith("alice: ")).count());
  }

  @Test
  void damagedDatabaseIsToldAndServerAndPeopleComeUp() throws Exception {
    ParleyProcess server = server();
    ParleyProcess alice = client("alice");
    alice.type("/quit");
    alice.awaitExit();
    server.kill();
    Path clients = home.resolve("clients");
    Path hers;
    try (Stream<Path> folders = Files.list(clients)) {
      hers = folders.findFirst().orElseThrow();
    }
    for (Path folder : List.of(hers, home.resolve("server"))) {
      Files.writeString(folder.resolve("parley.db"), "scratched");
    }

    server().awaitMatch("\\[Damage: the database in .*server was damaged .*restore FILE.*");
    ParleyProcess again = client("alice");

    again.awaitMatch("\\[Damage: the database in .* was damaged .*still in the outbox.*");
    again.type("send alice to myself");
    again.awaitMatch("alice: (\\d\\d:\\d\\d:\\d\\d )?to myself");
    assertEquals(1, damaged(hers).size());
    assertEquals(1, damaged(home.resolve("server")).size());
  }
}
