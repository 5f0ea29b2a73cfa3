package chat.parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.ErrorCode;
import chat.parley.api.Event;
import chat.parley.api.Nickname;
import chat.parley.api.ParleyException;
import chat.parley.api.Via;
import chat.parley.engine.testing.Heard;
import chat.parley.engine.testing.Rig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerDownIT {

  private static final Nickname ALICE = Nickname.of("alice");
  private static final Nickname BOB = Nickname.of("bob");
  private static final Duration SHORT = Duration.ofMillis(500);

  private Rig rig = Rig.inMemory();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void talksBothWaysWhenTheServerWasKilled() throws Exception {
    Client alice = rig.client("alice");
    Client bob = rig.client("bob");
    Heard atAlice = Heard.by(alice);
    Heard atBob = Heard.by(bob);
    Rig.awaitTable(alice, table -> table.containsKey(BOB));
    Rig.awaitTable(bob, table -> table.containsKey(ALICE));

    rig.killServer();
    Delivery there = alice.send(BOB, "still here?");
    Delivery back = bob.send(ALICE, "yes");

    assertDirect(there);
    assertDirect(back);
    assertEquals("still here?", atBob.next().text());
    assertEquals("yes", atAlice.next().text());
  }

  /// The server that is there has lost us, and so calls us offline; it does answer.
  @Test
  void leavesAServerThatWasRestartedUnnoticed(@TempDir Path folder) throws Exception {
    use(Rig.onDisk(folder));
    Client alice = rig.client("alice");
    var left = new CompletableFuture<Event.Deregistered>();
    var _ = alice.on(Event.Deregistered.class, left::complete);
    rig.killServer();
    rig.startServer();

    alice.deregister();

    left.get(30, TimeUnit.SECONDS);
  }

  @Test
  void hearsTheServersGoodbyeAndItsReturn(@TempDir Path folder) throws Exception {
    use(Rig.onDisk(folder));
    Client alice = rig.client("alice");
    var lost = new CompletableFuture<Event.ServerLost>();
    var _ = alice.on(Event.ServerLost.class, lost::complete);

    rig.stopServer();
    assertTrue(lost.get(30, TimeUnit.SECONDS).goodbye());
    assertFalse(alice.isRegistered());
    rig.startServer();

    assertTrue(
        alice.await(Event.ServerBack.class, _ -> true, Rig.PATIENCE).isPresent()
            || alice.isRegistered());
  }

  @Test
  void findsItsPeersAgainAfterARestartWithoutTheServer(@TempDir Path folder) throws Exception {
    use(Rig.onDisk(folder));
    Client alice = rig.client("alice");
    Client bob = rig.client("bob");
    Heard atBob = Heard.by(bob);
    Rig.awaitTable(alice, table -> table.containsKey(BOB));
    assertDirect(alice.send(BOB, "one"));

    rig.killServer();
    alice.close();
    Client again = rig.client("alice", 0, SHORT);

    assertFalse(again.isRegistered());
    assertDirect(again.send(BOB, "two"));
    assertEquals("one", atBob.next().text());
    assertEquals("two", atBob.next().text());
  }

  @Test
  void keepsAMessageInTheOutboxOverARestartUntilItsRecipientIsBack(@TempDir Path folder)
      throws Exception {
    use(Rig.onDisk(folder));
    Client alice = rig.client("alice");
    Client bob = rig.client("bob");
    Rig.awaitTable(alice, table -> table.containsKey(BOB));
    bob.close();
    rig.killServer();
    var kept = new CompletableFuture<Event.KeptInOutbox>();
    var _ = alice.on(Event.KeptInOutbox.class, kept::complete);
    Delivery delivery = alice.send(BOB, "when you are back");
    assertEquals(BOB, kept.get(30, TimeUnit.SECONDS).recipient());
    assertInstanceOf(Delivery.Pending.class, delivery.state());
    alice.close();

    rig.startServer();
    Client again = rig.client("alice");
    Heard atBob = Heard.by(rig.client("bob"));

    assertEquals("when you are back", atBob.next().text());
    for (Delivery open : again.outbox()) {
      assertInstanceOf(Delivery.Delivered.class, open.awaitFinal(Rig.PATIENCE));
    }
    assertEquals(0, again.outbox().size());
  }

  @Test
  void doesNotSayThatNobodyHasANicknameWhenTheServerCannotBeAsked() throws Exception {
    Client alice = rig.client("alice");
    rig.killServer();

    Delivery.State state = alice.send(Nickname.of("carol"), "hello").awaitFinal(Rig.PATIENCE);

    assertEquals(
        Delivery.Reason.NOT_IN_TABLE, assertInstanceOf(Delivery.Failed.class, state).reason());
  }

  @Test
  void saysThatTheServerDoesNotRespondToANewcomer() {
    rig.killServer();

    var refused = assertThrows(ParleyException.class, () -> rig.client("alice", 0, SHORT));

    assertEquals(ErrorCode.SERVER_NOT_RESPONDING, refused.code());
  }

  private void use(Rig next) {
    rig.close();
    rig = next;
  }

  private static void assertDirect(Delivery delivery) throws InterruptedException {
    Delivery.State state = delivery.awaitFinal(Rig.PATIENCE);
    assertEquals(Via.DIRECT, assertInstanceOf(Delivery.Delivered.class, state).via());
  }
}
