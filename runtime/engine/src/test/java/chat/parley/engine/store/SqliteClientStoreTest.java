package chat.parley.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.ErrorCode;
import chat.parley.api.ParleyException;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.packet.Item;
import chat.parley.core.store.ClientImage;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.HighWater;
import chat.parley.core.store.HistoryRow;
import chat.parley.core.store.OutboxRow;
import chat.parley.core.store.OutboxState;
import chat.parley.core.store.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The contract, kept on disk, and what only a disk can do.
final class SqliteClientStoreTest extends ClientStoreContract {

  @TempDir private Path home;

  private Path folder() {
    return home.resolve("client ?#%20 ü");
  }

  private Store<ClientImage> open(StoreSettings settings) {
    DataFolder folder = DataFolder.open(folder(), DataFolder.Role.CLIENT);
    return SqliteClientStore.open(folder, settings, new JdkCrypto());
  }

  @Override
  Store<ClientImage> fresh() {
    return open(StoreSettings.DEFAULT);
  }

  @Override
  Store<ClientImage> reopened(Store<ClientImage> store) {
    store.close();
    return open(StoreSettings.DEFAULT);
  }

  @Test
  void agreesWithTheStoreInMemoryAfterAnyWrites() {
    Store<ClientImage> store = fresh();
    var model = new MemoryClientStore(store.image(), Runnable::run);
    var random = new Random(1);
    var last = new CompletableFuture<Outcome>();
    for (int i = 0; i < 2_000; i++) {
      var batch = new ArrayList<ClientWrite>();
      for (int j = random.nextInt(4); j >= 0; j--) {
        batch.add(RandomWrites.next(random, i * 10L + j + 1));
      }
      model.persist(batch, _ -> {});
      last = new CompletableFuture<>();
      store.persist(batch, last::complete);
    }

    assertEquals(Outcome.DONE, Answers.join(last));
    Store<ClientImage> again = reopened(store);
    Images.assertSame(model.reopened().image(), again.image());
    again.close();
  }

  @Test
  void refusesOnlyTheBatchesThatDoNotFit() {
    Store<ClientImage> store = open(new StoreSettings(200_000, 0, 100));
    long ours = store.image().incarnation();

    Outcome small = Answers.persist(store, new ClientWrite.Sent(Samples.sent(ours, "bob", 1)));
    Outcome large =
        Answers.persist(
            store,
            new ClientWrite.Sent(Samples.sent(ours, "bob", 2)),
            new ClientWrite.Taken(tooLarge(1)),
            new ClientWrite.Shown(1),
            new ClientWrite.Raised(new HighWater(Samples.hash(1), 1, 1, 1)));
    Outcome smallAgain = Answers.persist(store, new ClientWrite.Sent(Samples.sent(ours, "zoe", 1)));

    assertEquals(
        List.of(Outcome.DONE, Outcome.FULL, Outcome.DONE), List.of(small, large, smallAgain));
    ClientImage image = reopenedImage(store);
    assertEquals(
        List.of(Samples.sent(ours, "bob", 1), Samples.sent(ours, "zoe", 1)), image.outbox());
    assertEquals(Map.of("bob", 1L, "zoe", 1L), image.lastSequences());
    assertEquals(List.of(), image.highWaters());
    assertEquals(0, image.lastHistoryId());
  }

  @Test
  void marksWhatItHasAfterARefusal() {
    Store<ClientImage> store = open(new StoreSettings(200_000, 0, 100));
    Answers.persist(store, new ClientWrite.Sent(Samples.sent(1, "bob", 1)));
    Answers.persist(
        store,
        new ClientWrite.Sent(Samples.sent(1, "bob", 2)),
        new ClientWrite.Mark(1, "bob", 1, 1, OutboxState.DELIVERED, 5),
        new ClientWrite.Taken(tooLarge(1)));
    Answers.persist(
        store,
        new ClientWrite.Sent(Samples.sent(1, "bob", 2)),
        new ClientWrite.Sent(Samples.sent(1, "bob", 3)),
        new ClientWrite.Mark(1, "bob", 1, 2, OutboxState.DELIVERED, 5));

    assertEquals(List.of(Samples.sent(1, "bob", 3)), reopenedImage(store).outbox());
  }

  @Test
  void refusesOnlyTheBatchThatDoesNotFitAmongThoseOfOneTransaction() {
    Store<ClientImage> store = open(new StoreSettings(200_000, 0, 1_000));
    var answers = new ArrayList<CompletableFuture<Outcome>>();
    for (int i = 1; i <= 100; i++) {
      ClientWrite write =
          i == 50
              ? new ClientWrite.Taken(tooLarge(1))
              : new ClientWrite.Sent(Samples.sent(1, "bob", i));
      answers.add(Answers.submit(store, write));
    }

    for (int i = 1; i <= 100; i++) {
      assertEquals(i == 50 ? Outcome.FULL : Outcome.DONE, Answers.join(answers.get(i - 1)));
    }
    assertEquals(99, reopenedImage(store).outbox().size());
  }

  /// Within the limit of a text only in memory; it does not fit into the file of these tests.
  private static HistoryRow tooLarge(long id) {
    Item.Message message = Samples.message(id, "x".repeat(300_000));
    return new HistoryRow(id, Samples.hash(1), "alice", 1, message, 1, false);
  }

  private ClientImage reopenedImage(Store<ClientImage> store) {
    Store<ClientImage> again = reopened(store);
    again.close();
    return again.image();
  }

  @Test
  void marksMessagesOnAFullDisk() {
    Store<ClientImage> store = open(new StoreSettings(120_000, 0, 100));
    var answers = new ArrayList<CompletableFuture<Outcome>>();
    for (long sequence = 1; sequence <= 90; sequence++) {
      var row =
          new OutboxRow(
              1,
              "bob",
              Samples.hash(1),
              Samples.message(sequence, "x".repeat(1_000)),
              OutboxState.PENDING);
      answers.add(Answers.submit(store, new ClientWrite.Sent(row)));
    }

    assertEquals(Outcome.DONE, Answers.join(answers.getFirst()));
    assertEquals(Outcome.FULL, Answers.join(answers.getLast()));
    assertEquals(
        Outcome.DONE,
        Answers.persist(store, new ClientWrite.Mark(1, "bob", 1, 90, OutboxState.DELIVERED, 5)));
    assertEquals(List.of(), reopenedImage(store).outbox());
  }

  @Test
  void answersFullInTurnWhenTooManyBatchesWait() throws InterruptedException {
    Store<ClientImage> store = open(new StoreSettings(Long.MAX_VALUE, 0, 10));
    var isHeld = new CountDownLatch(1);
    var mayGoOn = new CountDownLatch(1);
    var order = new ArrayList<Integer>();
    store.persist(
        List.of(),
        _ -> {
          isHeld.countDown();
          awaitQuietly(mayGoOn);
        });
    isHeld.await();

    var answers = new ArrayList<CompletableFuture<Outcome>>();
    for (int i = 0; i < 15; i++) {
      int number = i;
      var answer = new CompletableFuture<Outcome>();
      answers.add(answer);
      store.persist(
          List.of(write(i + 1)),
          outcome -> {
            order.add(number);
            answer.complete(outcome);
          });
    }
    mayGoOn.countDown();

    for (int i = 0; i < 15; i++) {
      assertEquals(i < 10 ? Outcome.DONE : Outcome.FULL, Answers.join(answers.get(i)));
    }
    assertEquals(IntStream.range(0, 15).boxed().toList(), order);
    store.close();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void setsNoMoreThanSoManyMailsAside() {
    Store<ClientImage> store = fresh();
    var last = new CompletableFuture<Outcome>();
    for (int i = 1; i <= 1_200; i++) {
      last = Answers.submit(store, new ClientWrite.SetAside(Samples.filled(9, i), "poison", i));
    }
    assertEquals(Outcome.DONE, Answers.join(last));
    store.close();

    assertEquals(List.of("1000 201"), Peek.at(folder(), "count(*) || ' ' || min(at)", "set_aside"));
  }

  @Test
  void leavesNothingOfADeletedPrekey() throws IOException {
    Store<ClientImage> store = fresh();
    Answers.persist(store, new ClientWrite.PrekeyMade(Samples.prekey(0x51), 1));
    Answers.persist(store, new ClientWrite.PrekeyGone(0x51));
    store.close();

    String seed = "Q".repeat(32);
    assertTrue(
        !Files.readString(folder().resolve("parley.db"), StandardCharsets.ISO_8859_1)
            .contains(seed));
  }

  @Test
  void beginsAnotherIncarnationWhereItWasCopied() throws IOException {
    Store<ClientImage> store = fresh();
    long before = store.image().incarnation();
    Answers.persist(
        store,
        new ClientWrite.Sent(Samples.sent(before, "bob", 1)),
        new ClientWrite.Reserved(100),
        new ClientWrite.PrekeyMade(Samples.prekey(1), 7));
    store.close();
    Path database = folder().resolve("parley.db");
    Path copy = folder().resolve("copy");
    Files.copy(database, copy);
    Files.move(copy, database, StandardCopyOption.REPLACE_EXISTING);

    Store<ClientImage> again = fresh();

    ClientImage image = again.image();
    assertNotEquals(before, image.incarnation());
    assertEquals(Map.of(), image.lastSequences());
    assertEquals(List.of(Samples.sent(before, "bob", 1)), image.outbox());
    assertTrue(image.handshakeCounter() > 1L << 32);
    assertTrue(image.recordSequence() > 7 + 1_000);
    Images.assertSame(image, reopenedImage(again));
  }

  @Test
  void beginsAnotherIncarnationWhenItWasLeftOpenLongAgo() throws IOException {
    Store<ClientImage> store = fresh();
    long before = store.image().incarnation();
    store.close();
    Files.delete(folder().resolve("closed"));
    Files.setLastModifiedTime(
        folder().resolve("parley.db"), FileTime.from(Instant.now().minus(Duration.ofHours(25))));

    assertNotEquals(before, reopenedImage(store).incarnation());
  }

  @Test
  void goesOnWithItsIncarnationWhenItWasLeftOpenJustNow() throws IOException {
    Store<ClientImage> store = fresh();
    long before = store.image().incarnation();
    store.close();
    Files.delete(folder().resolve("closed"));

    assertEquals(before, reopenedImage(store).incarnation());
  }

  @Test
  void refusesTheDatabaseOfAnotherIdentity() throws IOException {
    fresh().close();
    Files.delete(folder().resolve("identity"));

    var refusal = assertThrows(ParleyException.class, this::fresh);

    assertEquals(ErrorCode.DATA_UNUSABLE, refusal.code());
    assertTrue(refusal.toString().contains("does not belong to its database"));
  }

  @Test
  void setsADamagedDatabaseAside() throws IOException {
    Store<ClientImage> store = fresh();
    for (int i = 1; i < 100; i++) {
      var _ = Answers.submit(store, new ClientWrite.Taken(Samples.taken(i)));
    }
    store.close();
    Path database = folder().resolve("parley.db");
    byte[] bytes = Files.readAllBytes(database);
    for (int i = 4_096; i < bytes.length; i++) {
      bytes[i] ^= 0x55;
    }
    Files.write(database, bytes);

    beginsAnew();
  }

  @Test
  void setsADatabaseAsideThatHasRowsItCannotRead() throws SQLException {
    Store<ClientImage> store = fresh();
    Answers.persist(store, new ClientWrite.PrekeyMade(Samples.prekey(1), 1));
    store.close();
    try (Database database = Database.open(folder().resolve(SqliteOpening.FILE), Long.MAX_VALUE)) {
      database.begin();
      database.run("UPDATE prekeys SET seed = x'00'");
      database.commit();
    }

    beginsAnew();
  }

  private void beginsAnew() {
    try (Store<ClientImage> store = fresh()) {
      assertTrue(store.damage().contains("was damaged ("), store.damage());
      assertEquals(List.of(), store.image().unshown());
      assertEquals(List.of(), store.image().prekeys());
    }
  }

  @Test
  void keepsAllItsFilesToTheOwner() throws IOException {
    Store<ClientImage> store = fresh();
    Answers.persist(store, write(1));

    try (var files = Files.list(folder())) {
      for (Path file : files.toList()) {
        assertEquals("rw-------", PrivateFiles.permissions(file), file.toString());
      }
    }
    assertEquals("rwx------", PrivateFiles.permissions(folder()));
    store.close();
  }

  @Test
  void keepsSentRowsAfterTheyAreDelivered() {
    Store<ClientImage> store = fresh();
    OutboxRow row = Samples.sent(1, "bob", 1);
    Answers.persist(store, new ClientWrite.Sent(row));
    Answers.persist(store, new ClientWrite.Mark(1, "bob", 1, 1, OutboxState.DELIVERED, 77));
    store.close();

    assertEquals(List.of("bob 1|77"), Peek.at(folder(), "text || '|' || changed_at", "sent"));
  }
}
