package chat.parley.engine.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.ErrorCode;
import chat.parley.api.ParleyException;
import chat.parley.core.store.ClientImage;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.OutboxRow;
import chat.parley.core.store.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that writes, and is killed in the midst of it.
final class KillIT {

  private static final int OUTSTANDING_MAX = 64;
  private static final int ANSWERS_BEFORE_KILL = 1_000;

  @TempDir private Path home;

  @Test
  void findsEverythingAnsweredBeforeAKill() throws IOException, InterruptedException {
    for (int round = 0; round < 3; round++) {
      Process process = start();
      long answered = killAfter(process, ANSWERS_BEFORE_KILL);

      Store<ClientImage> store = open();
      store.close();

      List<Long> found =
          store.image().outbox().stream()
              .map(OutboxRow::message)
              .map(message -> message.sequence())
              .toList();
      assertTrue(found.size() >= answered, found.size() + " of " + answered);
      assertEquals(LongStream.rangeClosed(1, found.size()).boxed().toList(), found);
      assertEquals(found.size(), store.image().lastSequences().get("bob"));
    }
  }

  @Test
  void namesTheProcessThatUsesTheFolder() throws IOException, InterruptedException {
    Process process = start();
    try (BufferedReader answers = process.inputReader(UTF_8)) {
      assertEquals("1", answers.readLine());

      var refusal = assertThrows(ParleyException.class, this::open);

      assertEquals(ErrorCode.DATA_IN_USE, refusal.code());
      assertTrue(
          refusal.toString().contains("the running process " + process.pid() + ":"),
          refusal.toString());
    } finally {
      process.destroyForcibly().waitFor();
    }
    open().close();
  }

  private Store<ClientImage> open() {
    return open(home.resolve("client"));
  }

  private static Store<ClientImage> open(Path folder) {
    return SqliteClientStore.open(DataFolder.open(folder, DataFolder.Role.CLIENT));
  }

  private Process start() throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new ProcessBuilder(
            java.toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            KillIT.class.getName(),
            home.resolve("client").toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /// The last number that the process said was written.
  private static long killAfter(Process process, long answers)
      throws IOException, InterruptedException {
    long last = 0;
    long seen = 0;
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        last = Long.parseLong(line);
        seen++;
        if (seen == answers) {
          // Unlike the process's own method, this leaves us what it has printed.
          assertTrue(process.toHandle().destroyForcibly());
        }
      }
    }
    process.waitFor();
    assertTrue(seen >= answers, "the process ended by itself after " + seen);
    return last;
  }

  /// The process: sends to bob without end, and prints each number once it is on the disk.
  public static void main(String[] arguments) throws InterruptedException {
    Store<ClientImage> store = open(Path.of(arguments[0]));
    long incarnation = store.image().incarnation();
    long next = store.image().lastSequences().getOrDefault("bob", 0L) + 1;
    var outstanding = new Semaphore(OUTSTANDING_MAX);
    while (true) {
      outstanding.acquire();
      long sequence = next++;
      store.persist(
          List.of(new ClientWrite.Sent(Samples.sent(incarnation, "bob", sequence))),
          outcome -> {
            if (outcome == Outcome.DONE) {
              System.out.println(sequence);
            }
            outstanding.release();
          });
    }
  }
}
