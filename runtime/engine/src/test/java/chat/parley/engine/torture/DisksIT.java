package chat.parley.engine.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.store.PrivateFiles;
import chat.parley.engine.store.ServerBackup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// The worst days of a server's disk, with real processes: it is full, it is gone, an old backup
/// comes back, it is damaged. Senders keep what they have sent until its recipient has it, so none
/// of that may lose a message, or show one twice.
///
/// `-Dtorture.seconds=600` makes all of it longer.
@Timeout(value = 2, unit = TimeUnit.HOURS)
final class DisksIT {

  /// Of nine messages each, between two things that happen.
  private static final int ROUNDS = Integer.getInteger("torture.seconds", 15) / 2;

  private static final int CLIENTS = 3;
  private static final String CHAOS = "loss=0.1,duplicate=0.05,reorder=0.1";
  private static final long HEALING_SECONDS = 240;
  private static final int DISK_MEBIBYTES = 4;

  private final History history = new History();

  @TempDir private Path home;

  /// What happens in the midst of the talk.
  private interface Mishap {
    void strike(Crowd crowd) throws Exception;
  }

  /// Talk, and before each mishap somebody is away, so that mail is stored; then all are well
  /// again.
  private void survives(List<String> prefix, Mishap... mishaps) throws Exception {
    Crowd crowd = new Crowd(home, CHAOS, prefix, CLIENTS, history);
    try {
      crowd.awaitTable(HEALING_SECONDS);
      for (Mishap mishap : mishaps) {
        crowd.startClients();
        crowd.talk(ROUNDS);
        crowd.kill(crowd.members().getFirst());
        crowd.talk(ROUNDS);
        mishap.strike(crowd);
        crowd.talk(ROUNDS);
      }
      boolean isComplete = crowd.heal(HEALING_SECONDS);

      System.out.println("Disks: " + history);
      assertEquals(List.of(), history.faults(), history.toString());
      assertTrue(isComplete, history.toString());
      assertTrue(history.acceptedSoFar() > ROUNDS, history.toString());
    } finally {
      crowd.end();
    }
  }

  @Test
  void nothingIsLostWithTheFolderOrWithWhatIsInIt() throws Exception {
    survives(List.of(), DisksIT::deletes, DisksIT::damages, this::restores);
  }

  private static void deletes(Crowd crowd) throws Exception {
    byte[] identity = Files.readAllBytes(crowd.server().resolve("identity"));
    crowd.killServer();
    crowd.talk(ROUNDS);
    try (Stream<Path> files = Files.walk(crowd.server())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    // As from the paper on which its owner has them.
    PrivateFiles.createFolders(crowd.server());
    PrivateFiles.replace(crowd.server().resolve("identity"), identity);
    crowd.startServer();
  }

  private static void damages(Crowd crowd) throws Exception {
    crowd.killServer();
    Path database = crowd.server().resolve("parley.db");
    byte[] bytes = Files.readAllBytes(database);
    bytes[20] = 9;
    Files.write(database, bytes);
    crowd.startServer();
    try (Stream<Path> files = Files.list(crowd.server())) {
      assertTrue(files.anyMatch(file -> file.toString().contains("parley.db.damaged-")));
    }
  }

  private void restores(Crowd crowd) throws Exception {
    Path backup = home.resolve("backup");
    assertTrue(ServerBackup.make(crowd.server(), backup).bytes() > 0);
    // Mail that is in the backup is received, and other mail is stored.
    crowd.startClients();
    crowd.talk(ROUNDS);
    crowd.kill(crowd.members().getLast());
    crowd.talk(ROUNDS);
    crowd.killServer();
    assertNotEquals(null, ServerBackup.restore(backup, crowd.server(), null).aside());
    crowd.startServer();
  }

  @Test
  @EnabledIf(
      value = "chat.parley.engine.torture.Namespace#hasDisks",
      disabledReason = "this machine lets nobody mount a small disk")
  void nothingIsLostWhileTheDiskIsFull() throws Exception {
    Path folder = Files.createDirectory(home.resolve("server"));
    try (Namespace space = Namespace.withDisk(folder, DISK_MEBIBYTES)) {
      survives(
          space.prefix(),
          crowd -> {
            space.fill();
            crowd.talk(ROUNDS);
            crowd.killServer();
            crowd.talk(ROUNDS);
            crowd.startServer();
            crowd.talk(ROUNDS);
            space.empty();
          });
    }
  }

  @Test
  @EnabledIf(
      value = "chat.parley.engine.torture.Namespace#hasLoss",
      disabledReason = "this machine's kernel cannot lose datagrams on purpose (netem)")
  void nothingIsLostWhenTheKernelLosesDatagrams() throws Exception {
    try (Namespace space = Namespace.withLoss(20)) {
      survives(
          space.prefix(),
          crowd -> {
            crowd.killServer();
            crowd.talk(ROUNDS);
          });
    }
  }
}
