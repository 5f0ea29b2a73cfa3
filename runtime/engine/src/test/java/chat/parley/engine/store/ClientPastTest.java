package chat.parley.engine.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.ErrorCode;
import chat.parley.api.Everyone;
import chat.parley.api.Nickname;
import chat.parley.api.ParleyException;
import chat.parley.api.Room;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.packet.Item;
import chat.parley.core.store.ClientImage;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.HistoryRow;
import chat.parley.core.store.OutboxRow;
import chat.parley.core.store.OutboxState;
import chat.parley.core.store.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The past of alice, while she is at it.
final class ClientPastTest {

  private static final Nickname ALICE = Nickname.of("alice");
  private static final Nickname BOB = Nickname.of("bob");
  private static final PastQuery ALL = PastQuery.newest(100);

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

  private void write(ClientWrite write) {
    assertEquals(Outcome.DONE, Answers.persist(store, write));
  }

  private void sent(long at, String recipient, String target, String text) {
    sequence++;
    write(
        new ClientWrite.Sent(
            new OutboxRow(
                incarnation,
                recipient,
                Samples.hash(1),
                new Item.Message(sequence, at, target, false, text),
                OutboxState.PENDING)));
  }

  private void received(long at, String nickname, String target, String text) {
    historyId++;
    write(
        new ClientWrite.Taken(
            new HistoryRow(
                historyId,
                Samples.hash(2),
                nickname,
                7,
                new Item.Message(historyId, at - 1, target, false, text),
                at,
                false)));
  }

  private ClientPast past() {
    return ClientPast.in(folder(), ALICE);
  }

  private List<String> texts(PastQuery query) {
    try (ClientPast past = past()) {
      return past.find(query).stream().map(PastMessage::text).toList();
    }
  }

  @Test
  void bothSidesAreInOrderOfTime() {
    sent(1_000, "bob", "", "hello");
    received(2_000, "Bob", "", "hi");
    sent(3_000, "bob", "", "how are you?");

    try (ClientPast past = past()) {
      List<PastMessage> found = past.find(ALL);

      assertEquals(
          List.of("hello", "hi", "how are you?"), found.stream().map(PastMessage::text).toList());
      assertEquals("alice", found.get(0).from());
      assertEquals("bob", found.get(0).to());
      assertEquals(PastMessage.Fate.PENDING, found.get(0).fate());
      assertEquals("Bob", found.get(1).from());
      assertEquals("alice", found.get(1).to());
      assertEquals(PastMessage.Fate.RECEIVED, found.get(1).fate());
      assertEquals(Instant.ofEpochMilli(1_999), found.get(1).sentAt());
    }
  }

  @Test
  void fateOfAnOwnMessageIsTheOneOfNow() {
    sent(1_000, "bob", "", "hello");
    write(new ClientWrite.Mark(incarnation, "bob", 1, 1, OutboxState.DELIVERED, 5));

    try (ClientPast past = past()) {
      assertEquals(PastMessage.Fate.DELIVERED, past.find(ALL).getFirst().fate());
    }
  }

  @Test
  void oneWithSomebodyIsDirectHoweverHeWritesHisName() {
    sent(1_000, "bob", "", "to bob");
    received(2_000, "BOB", "", "from bob");
    sent(3_000, "carol", "", "to carol");
    received(4_000, "bob", "#ops", "in the room");

    assertEquals(List.of("to bob", "from bob"), texts(ALL.with(BOB)));
    assertEquals(List.of("in the room"), texts(ALL.with(new Room("#ops"))));
    assertEquals(List.of(), texts(ALL.with(Everyone.EVERYONE)));
  }

  @Test
  void copiesOfOneMessageAreOneWithTheLeastFate() {
    sent(1_000, "bob", "#ops", "build is green");
    sent(1_001, "carol", "#ops", "build is green");
    sent(9_000, "bob", "#ops", "build is green");
    write(new ClientWrite.Mark(incarnation, "bob", 1, 1, OutboxState.DELIVERED, 5));

    try (ClientPast past = past()) {
      List<PastMessage> found = past.find(ALL);

      assertEquals(List.of(2, 1), found.stream().map(PastMessage::copies).toList());
      assertEquals(PastMessage.Fate.PENDING, found.getFirst().fate());
      assertEquals(1, past.find(PastQuery.newest(1)).size());
    }
  }

  @Test
  void newestOnesAreTakenAndTimesAreBounds() {
    for (int i = 1; i <= 5; i++) {
      sent(i * 1_000L, "bob", "", "number " + i);
    }

    assertEquals(List.of("number 4", "number 5"), texts(PastQuery.newest(2)));
    assertEquals(
        List.of("number 2", "number 3"),
        texts(ALL.since(Instant.ofEpochMilli(2_000)).until(Instant.ofEpochMilli(4_000))));
  }

  @Test
  void wordsAreFoundAnywhereInAnyCaseAndWithoutTheirAccents() {
    sent(1_000, "bob", "", "The DISK of the café is full");
    received(2_000, "bob", "", "disks are cheap");
    received(3_000, "bob", "", "磁盘已满");
    received(4_000, "bob", "", "100% of nothing");

    assertEquals(List.of("The DISK of the café is full", "disks are cheap"), search("disk"));
    assertEquals(List.of("The DISK of the café is full"), search("full cafe"));
    assertEquals(List.of("磁盘已满"), search("盘已"));
    assertEquals(List.of("100% of nothing"), search("0%"));
    assertEquals(List.of(), search("\"disk\" OR"));
    assertEquals(List.of("100% of nothing"), search("nothing"));
  }

  private List<String> search(String words) {
    return texts(ALL.holding(words));
  }

  @Test
  void whatCameSinceTheLastSearchIsFoundByTheNext() {
    sent(1_000, "bob", "", "first word");
    assertEquals(1, search("word").size());

    received(2_000, "bob", "", "second word");
    sent(3_000, "bob", "", "third word");

    assertEquals(List.of("first word", "second word", "third word"), search("word"));
  }

  @Test
  void damagedIndexIsMadeAnew() throws Exception {
    sent(1_000, "bob", "", "a word");
    assertEquals(1, search("word").size());
    Files.writeString(
        folder().resolve(WordIndex.FILE), "no database, but a longer text. ".repeat(99));

    assertEquals(1, search("word").size());
  }

  @Test
  void indexOfAnotherDatabaseIsMadeAnew() throws Exception {
    sent(1_000, "bob", "", "old word");
    sent(2_000, "bob", "", "another");
    assertEquals(1, search("old").size());
    store.close();
    Files.delete(folder().resolve(SqliteOpening.FILE));
    store = opened();
    incarnation = store.image().incarnation();
    sent(3_000, "bob", "", "new word");

    assertEquals(List.of("new word"), search("word"));
    assertEquals(List.of(), search("another"));
  }

  @Test
  void unreadIsWhatHasNotBeenShown() {
    received(1_000, "bob", "", "one");
    received(2_000, "bob", "", "two");
    received(3_000, "bob", "", "three");
    sent(4_000, "bob", "", "mine");
    write(new ClientWrite.Shown(1));
    write(new ClientWrite.ShownEarly(3));

    try (ClientPast past = past()) {
      assertEquals(List.of("two"), past.unread().stream().map(PastMessage::text).toList());
    }
  }

  @Test
  void whoFollowsGetsWhatComesAfter() {
    sent(1_000, "bob", "", "before");
    try (ClientPast past = past()) {
      ClientPast.Place before = past.end();
      received(2_000, "bob", "", "one");
      sent(3_000, "bob", "", "two");
      ClientPast.Place after = past.end();
      sent(4_000, "bob", "", "later");

      assertEquals(
          List.of("one", "two"),
          past.between(before, after).stream().map(PastMessage::text).toList());
    }
  }

  @Test
  void pastIsThereWhenNobodyUsesItAndIsNotChangedByReading() throws Exception {
    sent(1_000, "bob", "", "hello");
    store.close();
    byte[] before = Files.readAllBytes(folder().resolve(SqliteOpening.FILE));

    assertEquals(List.of("hello"), texts(ALL));
    assertEquals(List.of("hello"), search("hell"));

    assertArrayEquals(before, Files.readAllBytes(folder().resolve(SqliteOpening.FILE)));
    store = opened();
  }

  @Test
  void folderWithoutADatabaseIsTold() {
    var refusal =
        assertThrows(ParleyException.class, () -> ClientPast.in(home.resolve("none"), ALICE));

    assertEquals(ErrorCode.DATA_UNUSABLE, refusal.code());
    assertTrue(String.valueOf(refusal.getMessage()).contains("no messages of alice"));
  }
}
