package chat.parley.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.store.ClientImage;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever of it is in rows and whatever in notes: a start finds what was committed, no more and
/// no less.
final class CrashImageTest {

  /// So many writes that notes are due some times.
  private static final int BATCHES = 12;

  private static final int WRITES = 2_000;

  @TempDir private Path home;

  private CrashFolder folder;
  private final List<CrashFolder.Content> crashes = new ArrayList<>();
  private final List<ClientImage> committed = new ArrayList<>();

  @BeforeEach
  void keepTheFilesAtEachAnswer() {
    folder = new CrashFolder(home.resolve("client"));
    Store<ClientImage> store = folder.open();
    var model = new MemoryClientStore(store.image(), Runnable::run);
    committed.add(store.image());
    var messages = new RandomMessages(3);
    for (int i = 0; i < BATCHES; i++) {
      List<ClientWrite> batch = messages.batch(WRITES);
      model.persist(batch, _ -> {});
      model = model.reopened();

      assertEquals(Outcome.DONE, Answers.persist(store, batch.toArray(ClientWrite[]::new)));

      committed.add(model.image());
      crashes.add(folder.content());
    }
    store.close();
  }

  @Test
  void findsExactlyWhatWasCommitted() throws IOException {
    for (int i = 0; i < BATCHES; i++) {
      CrashFolder.Content crash = crashes.get(i);

      ClientImage found = folder.imageAfter(crash.database, crash.log);

      Images.assertSame(committed.get(i + 1), found);
    }
  }

  @Test
  void findsTheSameAgain() throws IOException {
    for (CrashFolder.Content crash : List.of(crashes.get(5), crashes.getLast())) {
      ClientImage once = folder.imageAfter(crash.database, crash.log);

      Store<ClientImage> again = folder.open();

      Images.assertSame(once, again.image());
      again.close();
    }
  }

  @Test
  void findsSomethingThatWasCommittedHoweverShortTheLogIsCut() throws IOException {
    var byHistory = new TreeMap<Long, ClientImage>();
    committed.forEach(image -> byHistory.put(image.lastHistoryId(), image));
    CrashFolder.Content crash = crashes.getLast();
    long before = -1;
    int shortest = crashes.getFirst().log.length;
    for (int length = shortest; length < crash.log.length; length += crash.log.length / 20) {
      ClientImage found = folder.imageAfter(crash.database, Arrays.copyOf(crash.log, length));

      ClientImage expected = byHistory.get(found.lastHistoryId());
      assertTrue(found.lastHistoryId() >= before);
      if (expected == null) {
        throw new AssertionError("half of a batch, up to " + found.lastHistoryId());
      }
      Images.assertSame(expected, found);
      before = found.lastHistoryId();
    }
  }

  @Test
  void goesOnAfterACrash() throws IOException {
    CrashFolder.Content crash = crashes.get(BATCHES / 2);
    folder.imageAfter(crash.database, crash.log);
    Store<ClientImage> store = folder.open();
    var model = new MemoryClientStore(store.image(), Runnable::run);
    var row = Samples.sent(store.image().incarnation(), "new", 1);
    var writes =
        List.of(
            new ClientWrite.Sent(row),
            new ClientWrite.Taken(Samples.taken(store.image().lastHistoryId() + 1)));
    model.persist(writes, _ -> {});

    assertEquals(Outcome.DONE, Answers.persist(store, writes.toArray(ClientWrite[]::new)));
    store.close();

    Store<ClientImage> again = folder.open();
    Images.assertSame(model.reopened().image(), again.image());
    again.close();
  }
}
