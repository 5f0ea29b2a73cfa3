package chat.parley.engine.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Nickname;
import chat.parley.api.Room;
import chat.parley.api.Target;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.packet.Item;
import chat.parley.core.store.ClientImage;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.HistoryRow;
import chat.parley.core.store.OutboxRow;
import chat.parley.core.store.OutboxState;
import chat.parley.core.store.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is left of the past of alice when some of it was deleted.
final class ErasedPastTest {

  private static final Nickname ALICE = Nickname.of("alice");
  private static final Nickname BOB = Nickname.of("bob");
  private static final Room OPS = new Room("#ops");

  @TempDir private Path home;

  private Store<ClientImage> store;
  private long incarnation;
  private long sequence;
  private long historyId;

  @BeforeEach
  void open() {
    store = opened();
    incarnation = store.image().incarnation();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Path folder() {
    return home.resolve("client ?#%20 ü");
  }

  private Store<ClientImage> opened() {
    DataFolder folder = DataFolder.open(folder(), DataFolder.Role.CLIENT);
    return SqliteClientStore.open(folder, StoreSettings.DEFAULT, new JdkCrypto());
  }

  private void reopen() {
    store.close();
    store = opened();
  }

  private void write(ClientWrite write) {
    assertEquals(Outcome.DONE, Answers.persist(store, write));
  }

  private void sent(long at, String recipient, String target, OutboxState state, String text) {
    sequence++;
    var message = new Item.Message(sequence, at, target, false, text);
    write(
        new ClientWrite.Sent(
            new OutboxRow(incarnation, recipient, Samples.hash(1), message, OutboxState.PENDING)));
    write(new ClientWrite.Mark(incarnation, recipient, sequence, sequence, state, at));
  }

  private void received(long at, String nickname, String target, String text) {
    historyId++;
    var message = new Item.Message(historyId, at, target, false, text);
    write(
        new ClientWrite.Taken(
            new HistoryRow(historyId, Samples.hash(2), nickname, 7, message, at, false)));
    write(new ClientWrite.Shown(historyId));
  }

  private void receivedUnseen(long at, String nickname, String text) {
    historyId++;
    var message = new Item.Message(historyId, at, "", false, text);
    write(
        new ClientWrite.Taken(
            new HistoryRow(historyId, Samples.hash(2), nickname, 7, message, at, false)));
  }

  private List<String> texts(PastQuery query) {
    try (ClientPast past = ClientPast.in(folder(), ALICE)) {
      return past.find(query).stream().map(PastMessage::text).toList();
    }
  }

  private List<String> texts() {
    return texts(PastQuery.newest(100));
  }

  private PastTally tally(Target with) {
    try (ClientPast past = ClientPast.in(folder(), ALICE)) {
      return past.tally(with);
    }
  }

  @Test
  void whatIsOlderIsGone() {
    sent(1_000, "bob", "", OutboxState.DELIVERED, "old mine");
    received(1_500, "bob", "", "old his");
    sent(2_000, "bob", "", OutboxState.FAILED, "new mine");
    received(2_500, "bob", "", "new his");

    write(new ClientWrite.Expired(2_000));

    assertEquals(List.of("new mine", "new his"), texts());
  }

  @Test
  void whatIsUnreadOrWaitsNeverGetsOld() {
    sent(1_000, "bob", "", OutboxState.STORED, "at the server");
    sent(1_000, "bob", "", OutboxState.PENDING, "waits");
    received(1_000, "bob", "", "read");
    receivedUnseen(1_000, "bob", "unread");
    receivedUnseen(1_000, "bob", "read early");
    write(new ClientWrite.ShownEarly(historyId));

    write(new ClientWrite.Expired(Long.MAX_VALUE));

    assertEquals(List.of("at the server", "unread", "waits"), texts().stream().sorted().toList());
    assertEquals(new PastTally(0, 1, 2), tally(BOB));
  }

  @Test
  void theNumberOfADeletedRowIsNotGivenAgain() {
    received(1_000, "bob", "", "one");
    received(1_000, "bob", "", "two");
    write(new ClientWrite.Expired(Long.MAX_VALUE));
    reopen();

    assertEquals(2, store.image().lastHistoryId());
    receivedUnseen(2_000, "bob", "three");
    reopen();

    assertEquals(3, store.image().unshown().getFirst().id());
    assertEquals(List.of("three"), texts());
  }

  @Test
  void messagesGoOnAfterSomeWereDeleted() {
    sent(1_000, "bob", "", OutboxState.DELIVERED, "one");
    sent(1_000, "bob", "", OutboxState.PENDING, "two");
    write(new ClientWrite.Erased("bob", "", false));
    sent(3_000, "bob", "", OutboxState.PENDING, "three");
    reopen();

    assertEquals(
        List.of("two", "three"),
        store.image().outbox().stream().map(it -> it.message().text()).toList());
    assertEquals(3, store.image().lastSequences().get("bob"));
  }

  @Test
  void whatWasSaidWithSomebodyIsGoneHoweverHeWritesHisName() {
    sent(1_000, "bob", "", OutboxState.DELIVERED, "to bob");
    received(1_000, "Bob", "", "from Bob");
    received(1_000, "bob", "", "from bob");
    received(1_000, "bob", "#ops", "from bob to all");
    sent(1_000, "bob", "#ops", OutboxState.DELIVERED, "to all");
    received(1_000, "bobby", "", "from bobby");
    assertEquals(new PastTally(3, 0, 0), tally(BOB));

    write(new ClientWrite.Erased(BOB.key(), "", false));

    assertEquals(new PastTally(0, 0, 0), tally(BOB));
    assertEquals(
        List.of("from bob to all", "from bobby", "to all"), texts().stream().sorted().toList());
  }

  @Test
  void whatWasSaidInARoomIsGone() {
    sent(1_000, "bob", "", OutboxState.DELIVERED, "to bob");
    received(1_000, "bob", "#ops", "from bob to all");
    sent(1_000, "bob", "#ops", OutboxState.DELIVERED, "to all");
    sent(1_000, "zoe", "#ops", OutboxState.STORED, "to all");
    assertEquals(new PastTally(2, 0, 1), tally(OPS));

    write(new ClientWrite.Erased("", OPS.name(), true));

    assertEquals(List.of("to bob"), texts());
    assertEquals(OutboxState.SKIPPED, reopenedOutbox().getFirst().state());
  }

  private List<OutboxRow> reopenedOutbox() {
    reopen();
    return store.image().outbox();
  }

  @Test
  void searchFindsWhatIsLeft() {
    sent(1_000, "bob", "", OutboxState.DELIVERED, "old word");
    sent(2_000, "zoe", "", OutboxState.DELIVERED, "new word");
    PastQuery words = PastQuery.newest(100).holding("word");
    assertEquals(List.of("old word", "new word"), texts(words));

    write(new ClientWrite.Expired(2_000));
    reopen();
    received(3_000, "zoe", "", "third word");

    assertEquals(List.of("new word", "third word"), texts(words));
  }

  @Test
  void nothingOfADeletedTextIsLeftOnTheDisk() throws IOException {
    for (int i = 0; i < 50; i++) {
      received(1_000, "bob", "", "zqxjk%d zqxjk".formatted(i));
    }
    sent(2_000, "zoe", "", OutboxState.DELIVERED, "stays");
    assertEquals(50, texts(PastQuery.newest(100).holding("zqxjk")).size());
    assertTrue(isOnDisk("zqxjk"));
    assertTrue(isOnDisk("zqx"));

    write(new ClientWrite.Erased(BOB.key(), "", false));
    store.close();

    assertFalse(isOnDisk("zqx"));
    assertTrue(isOnDisk("stays"));
    store = opened();
  }

  private boolean isOnDisk(String text) throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (new String(Files.readAllBytes(file), ISO_8859_1).contains(text)) {
          return true;
        }
      }
      return false;
    }
  }

  @Test
  void anIndexThatACrashHasLeftIsEmptiedAtTheNextStart() throws Exception {
    received(1_000, "bob", "", "zqxjk");
    assertEquals(1, texts(PastQuery.newest(100).holding("zqxjk")).size());
    store.close();
    try (Database database = database()) {
      database.run(ClientSchema.SET_VALUE, ClientSchema.WORDS_STALE, 1);
    }
    assertTrue(isOnDisk(WordIndex.FILE, "zqx"));

    store = opened();
    store.close();

    assertFalse(isOnDisk(WordIndex.FILE, "zqx"));
    store = opened();
  }

  @Test
  void anIndexThatWasEmptiedIsNotEmptiedAgain() throws Exception {
    received(1_000, "bob", "", "gone");
    received(1_000, "zoe", "", "zqxjk");
    write(new ClientWrite.Erased(BOB.key(), "", false));
    store.close();
    assertEquals(1, texts(PastQuery.newest(100).holding("zqxjk")).size());

    store = opened();
    store.close();

    assertTrue(isOnDisk(WordIndex.FILE, "zqx"));
    store = opened();
  }

  private Database database() throws SQLException {
    return Database.open(folder().resolve(SqliteOpening.FILE), Long.MAX_VALUE);
  }

  private boolean isOnDisk(String file, String text) throws IOException {
    return new String(Files.readAllBytes(folder().resolve(file)), ISO_8859_1).contains(text);
  }

  @Test
  void anIndexThatCannotBeEmptiedIsDeleted() throws IOException {
    received(1_000, "bob", "", "secret");
    Files.writeString(folder().resolve(WordIndex.FILE), "no database but a secret ".repeat(99));

    write(new ClientWrite.Erased(BOB.key(), "", false));
    store.close();

    assertFalse(Files.exists(folder().resolve(WordIndex.FILE)));
    store = opened();
  }
}
