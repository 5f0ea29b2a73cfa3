package chat.parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.Everyone;
import chat.parley.api.Message;
import chat.parley.api.Nickname;
import chat.parley.api.Room;
import chat.parley.api.Via;
import chat.parley.engine.testing.Heard;
import chat.parley.engine.testing.Rig;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectMessagesIT {

  private static final Nickname ALICE = Nickname.of("alice");
  private static final Nickname BOB = Nickname.of("bob");

  private Rig rig = Rig.inMemory();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void deliversDirectly() throws Exception {
    Client alice = rig.client("alice");
    Heard bob = Heard.by(rig.client("bob"));

    Delivery.State state = alice.send(BOB, "hello").awaitFinal(Rig.PATIENCE);

    assertEquals(Via.DIRECT, assertInstanceOf(Delivery.Delivered.class, state).via());
    Message message = bob.next();
    assertEquals(ALICE, message.from());
    assertEquals(BOB, message.to());
    assertEquals("hello", message.text());
    assertEquals(Via.DIRECT, message.via());
  }

  @Test
  void deliversDirectlyFromDiskToDisk(@TempDir Path folder) throws Exception {
    rig.close();
    rig = Rig.onDisk(folder);
    Client alice = rig.client("alice");
    Heard bob = Heard.by(rig.client("bob"));

    List<Delivery> deliveries =
        IntStream.range(0, 50).mapToObj(i -> alice.send(BOB, "m" + i)).toList();

    for (Delivery delivery : deliveries) {
      assertInstanceOf(Delivery.Delivered.class, delivery.awaitFinal(Rig.PATIENCE));
    }
    assertEquals(IntStream.range(0, 50).mapToObj(i -> "m" + i).toList(), bob.texts(50));
  }

  @Test
  void deliversAllOrderedPairsOfThree() throws Exception {
    List<String> names = List.of("x", "y", "z");
    List<Client> clients = List.of(rig.client("x"), rig.client("y"), rig.client("z"));
    List<Heard> heard = clients.stream().map(Heard::by).toList();

    for (Client from : clients) {
      for (String to : names) {
        if (!from.nickname().shown().equals(to)) {
          Delivery.State state =
              from.send(Nickname.of(to), "from " + from.nickname()).awaitFinal(Rig.PATIENCE);
          assertInstanceOf(Delivery.Delivered.class, state);
        }
      }
    }

    assertEquals(List.of("from y", "from z"), heard.get(0).texts(2));
    assertEquals(List.of("from x", "from z"), heard.get(1).texts(2));
    assertEquals(List.of("from x", "from y"), heard.get(2).texts(2));
  }

  @Test
  void deliversToOneself() throws Exception {
    Client alice = rig.client("alice");
    Heard heard = Heard.by(alice);

    Delivery.State state = alice.send(ALICE, "note").awaitFinal(Rig.PATIENCE);

    assertInstanceOf(Delivery.Delivered.class, state);
    assertEquals("note", heard.next().text());
  }

  @Test
  void deliversTheLongestTextByteForByte() throws Exception {
    Client alice = rig.client("alice");
    Heard bob = Heard.by(rig.client("bob"));
    String text = "  two  spaces\n\t€ " + "x".repeat(16 * 1024 - 19);

    assertInstanceOf(Delivery.Delivered.class, alice.send(BOB, text).awaitFinal(Rig.PATIENCE));

    assertEquals(text, bob.next().text());
  }

  @Test
  void refusesALongerText() throws Exception {
    Client alice = rig.client("alice");

    Delivery.State state = alice.send(BOB, "x".repeat(16 * 1024 + 1)).state();

    assertEquals(Delivery.Reason.TOO_LONG, assertInstanceOf(Delivery.Failed.class, state).reason());
  }

  @Test
  void refusesANicknameThatNobodyHas() throws Exception {
    Client alice = rig.client("alice");

    Delivery.State state = alice.send(Nickname.of("nobody"), "hello").awaitFinal(Rig.PATIENCE);

    assertEquals(
        Delivery.Reason.NO_SUCH_NICKNAME, assertInstanceOf(Delivery.Failed.class, state).reason());
  }

  @Test
  void sendsToTheMembersOfARoom() throws Exception {
    Client alice = rig.client("alice");
    Client bob = rig.client("bob");
    Heard atBob = Heard.by(bob);
    Heard atCarol = Heard.by(rig.client("carol"));
    var ops = new Room("#ops");
    bob.join(ops);
    Rig.awaitTable(
        alice, table -> table.values().stream().anyMatch(entry -> entry.rooms().contains(ops)));

    List<Delivery> deliveries = alice.send(ops, "all hands");

    assertEquals(List.of(BOB), deliveries.stream().map(Delivery::recipient).toList());
    assertEquals(ops, atBob.next().to());
    assertEquals(List.of(), atCarol.rest());
  }

  @Test
  void sendsToEveryoneButOneself() throws Exception {
    Client alice = rig.client("alice");
    Heard bob = Heard.by(rig.client("bob"));
    Heard carol = Heard.by(rig.client("carol"));
    Rig.awaitTable(alice, table -> table.size() == 3);

    List<Delivery> deliveries = alice.send("*", "good morning");

    assertEquals(2, deliveries.size());
    assertEquals(Everyone.EVERYONE, bob.next().to());
    assertEquals("good morning", carol.next().text());
  }

  @Test
  void deliversBothWhenTwoWriteToEachOtherAtOnce() throws Exception {
    Client alice = rig.client("alice");
    Client bob = rig.client("bob");
    Heard atAlice = Heard.by(alice);
    Heard atBob = Heard.by(bob);

    for (int i = 0; i < 100; i++) {
      String text = "round " + i;
      Thread other = Thread.ofVirtual().start(() -> alice.send(BOB, text));
      Delivery delivery = bob.send(ALICE, text);
      other.join();
      assertInstanceOf(Delivery.Delivered.class, delivery.awaitFinal(Rig.PATIENCE));
    }

    List<String> rounds = IntStream.range(0, 100).mapToObj(i -> "round " + i).toList();
    assertEquals(rounds, atAlice.texts(100));
    assertEquals(rounds, atBob.texts(100));
    assertEquals(List.of(), atAlice.rest());
    assertEquals(List.of(), atBob.rest());
  }
}
