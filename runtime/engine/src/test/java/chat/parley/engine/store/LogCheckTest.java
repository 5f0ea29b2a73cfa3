package chat.parley.engine.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.store.ClientImage;
import chat.parley.core.store.ClientWrite;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Logs in which bytes are wrong: what was committed and is lost is noticed.
final class LogCheckTest {

  private static final int BATCHES = 10;
  private static final int HEADER_BYTES = 32;
  private static final int FRAME_BYTES = 24 + 4096;

  @TempDir private Path home;

  private CrashFolder folder;
  private CrashFolder.Content crash;
  private long incarnation;

  @BeforeEach
  void crashWithALog() {
    folder = new CrashFolder(home.resolve("client"));
    Store<ClientImage> store = folder.open();
    incarnation = store.image().incarnation();
    for (int i = 1; i <= BATCHES; i++) {
      Answers.persist(store, new ClientWrite.Sent(Samples.sent(incarnation, "bob", i)));
    }
    crash = folder.content();
    store.close();
  }

  private static LogCheck check(byte[] log) {
    return LogCheck.of(ByteBuffer.wrap(log));
  }

  @Test
  void wholeLogIsWhole() {
    LogCheck check = check(crash.log);

    assertEquals(crash.log.length, check.readable());
    assertFalse(check.isTorn());
  }

  @Test
  void everyWrongByteBeforeTheLastCommitsIsNoticed() {
    int frames = (crash.log.length - HEADER_BYTES) / FRAME_BYTES;
    for (int at = 0; at < crash.log.length; at += 37) {
      byte[] wrong = crash.log.clone();
      wrong[at] ^= 16;

      LogCheck check = check(wrong);

      int frame = (at - HEADER_BYTES) / FRAME_BYTES;
      if (at >= 8 && at < 24) {
        // The number of the checkpoint, and the salts: of another log, if the header says so.
        continue;
      }
      assertTrue(check.isDamaged() || frame >= frames - 4, "byte " + at);
      assertTrue(check.readable() <= at, "byte " + at);
    }
  }

  @Test
  void logThatIsCutOffIsNoDamage() {
    for (int length = 0; length < crash.log.length; length += 1_009) {
      assertFalse(check(Arrays.copyOf(crash.log, length)).isTorn(), "length " + length);
    }
  }

  @Test
  void commitThatAPowerCutHasTornIsNoDamage() {
    byte[] torn = crash.log.clone();
    torn[torn.length - 10] ^= 1;

    assertTrue(check(torn).isTorn());
    assertFalse(check(torn).isDamaged());
  }

  @Test
  void framesOfTheLogBeforeAreNoDamage() {
    byte[] older = crash.log.clone();
    int from = HEADER_BYTES + 4 * FRAME_BYTES;
    for (int at = from; at < older.length; at += FRAME_BYTES) {
      older[at + 8] ^= 1;
    }

    assertFalse(check(older).isTorn());
    assertEquals(from, check(older).readable());
  }

  @Test
  void ownerIsToldAndNoNumberIsUsedAgain() throws IOException {
    byte[] log = crash.log.clone();
    log[HEADER_BYTES + 5 * FRAME_BYTES + 2_000] ^= 1;
    Files.write(home.resolve("client/parley.db"), crash.database);
    Files.write(home.resolve("client/parley.db-wal"), log);
    Files.deleteIfExists(home.resolve("client/closed"));

    try (Store<ClientImage> store = folder.open()) {
      assertTrue(
          store
              .damage()
              .contains("damaged behind byte %d".formatted(HEADER_BYTES + 5 * FRAME_BYTES)),
          store.damage());
      assertNotEquals(incarnation, store.image().incarnation());
      assertTrue(store.image().outbox().size() < BATCHES);
    }
    assertArrayEquals(log, Files.readAllBytes(copies().getFirst()));
  }

  private List<Path> copies() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("client"))) {
      return files.filter(file -> file.toString().contains("parley.db-wal.damaged-")).toList();
    }
  }
}
