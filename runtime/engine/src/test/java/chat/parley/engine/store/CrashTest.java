package chat.parley.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.store.ClientImage;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.OutboxRow;
import chat.parley.core.store.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is on the disk at the instant of each answer, and what a start makes of it.
final class CrashTest {

  private static final int BATCHES = 40;

  /// The files as they were when so many batches had been answered.
  private record Crash(int answered, CrashFolder.Content content) {}

  @TempDir private Path home;

  private CrashFolder folder;
  private long incarnation;
  private final List<Crash> crashes = new ArrayList<>();

  @BeforeEach
  void keepTheFilesAtEachAnswer() {
    folder = new CrashFolder(home.resolve("client"));
    Store<ClientImage> store = folder.open();
    incarnation = store.image().incarnation();
    var last = new CompletableFuture<Outcome>();
    for (int i = 1; i <= BATCHES; i++) {
      int number = i;
      var answer = new CompletableFuture<Outcome>();
      last = answer;
      store.persist(
          List.of(
              new ClientWrite.Sent(Samples.sent(incarnation, "bob", i)),
              new ClientWrite.Taken(Samples.taken(i))),
          outcome -> {
            crashes.add(new Crash(number, folder.content()));
            answer.complete(outcome);
          });
      if (i % 3 == 0) {
        Answers.join(answer);
      }
    }
    assertEquals(Outcome.DONE, Answers.join(last));
    store.close();
  }

  @Test
  void hasEverythingThatWasAnswered() throws IOException {
    for (Crash crash : crashes) {
      int found = wholeBatches(folder.imageAfter(crash.content.database, crash.content.log));

      assertTrue(found >= crash.answered, found + " of " + crash.answered);
    }
  }

  @Test
  void recoversTwiceAsOnce() throws IOException {
    CrashFolder.Content crash = crashes.getLast().content;
    ClientImage once = folder.imageAfter(crash.database, crash.log);

    Store<ClientImage> again = folder.open();

    Images.assertSame(once, again.image());
    again.close();
  }

  @Test
  void hasWholeBatchesFromTheFirstOnHoweverShortTheLogIsCut() throws IOException {
    CrashFolder.Content crash = crashes.getLast().content;
    int before = 0;
    for (int length = 0; length < crash.log.length; length += 19_997) {
      byte[] log = Arrays.copyOf(crash.log, length);

      int found = wholeBatches(folder.imageAfter(crash.database, log));

      assertTrue(found >= before, found + " after " + before + " at " + length);
      before = found;
    }
  }

  @Test
  void hasWholeBatchesFromTheFirstOnWhateverByteOfTheLogIsWrong() throws IOException {
    CrashFolder.Content crash = crashes.getLast().content;
    for (int at = 40; at < crash.log.length; at += 39_119) {
      byte[] log = crash.log.clone();
      log[at] ^= 1;

      ClientImage image = folder.imageAfter(crash.database, log);

      assertTrue(wholeBatches(image) < BATCHES);
      // What is lost had numbers, which others may have seen.
      assertNotEquals(incarnation, image.incarnation());
    }
  }

  /// How many batches are there, none of them in part and none left out before another.
  private int wholeBatches(ClientImage image) {
    List<Long> sent =
        image.outbox().stream().map(OutboxRow::message).map(it -> it.sequence()).toList();
    long count = sent.size();
    assertEquals(LongStream.rangeClosed(1, count).boxed().toList(), sent);
    assertEquals(
        LongStream.rangeClosed(1, count).mapToObj(Samples::taken).toList(), image.unshown());
    assertEquals(
        image.incarnation() == incarnation ? count : 0,
        image.lastSequences().getOrDefault("bob", 0L));
    assertEquals(
        count == 0 ? List.of() : List.of(Samples.taken(count).highWater()), image.highWaters());
    return (int) count;
  }
}
