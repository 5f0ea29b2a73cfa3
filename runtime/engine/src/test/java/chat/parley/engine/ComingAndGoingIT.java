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
import chat.parley.api.Presence;
import chat.parley.engine.testing.Heard;
import chat.parley.engine.testing.Rig;
import java.net.BindException;
import java.net.DatagramSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComingAndGoingIT {

  private static final Nickname ALICE = Nickname.of("alice");
  private static final Duration REGISTRATION = Duration.ofSeconds(10);

  private final Rig rig = Rig.inMemory();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void freesThePortWhileDeregistered() throws Exception {
    int port = freePort();
    Client alice = rig.client("alice", port, REGISTRATION);
    BlockingQueue<Event> events = answers(alice);

    alice.deregister();
    assertInstanceOf(Event.Deregistered.class, events.poll(30, TimeUnit.SECONDS));
    new DatagramSocket(port).close();
    alice.register();

    assertEquals(new Event.Registered(true), events.poll(30, TimeUnit.SECONDS));
    assertThrows(BindException.class, () -> new DatagramSocket(port).close());
  }

  /// A registration that is on its way twice must not arrive after the goodbye and count.
  @Test
  void whoeverLeavesAtOnceIsSeenToBeAway() throws Exception {
    Client alice = rig.client("alice");
    for (int i = 0; i < 60; i++) {
      Nickname brief = Nickname.of("brief" + i);

      rig.client(brief.shown()).close();

      Rig.awaitTable(
          alice,
          table -> table.containsKey(brief) && table.get(brief).presence() == Presence.OFFLINE);
    }
  }

  @Test
  void saysThatItsPortWasTakenMeanwhile() throws Exception {
    int port = freePort();
    Client alice = rig.client("alice", port, REGISTRATION);
    BlockingQueue<Event> events = answers(alice);
    alice.deregister();
    assertInstanceOf(Event.Deregistered.class, events.poll(30, TimeUnit.SECONDS));

    try (var _ = new DatagramSocket(port)) {
      var refused = assertThrows(ParleyException.class, alice::register);
      assertEquals(ErrorCode.PORT_IN_USE, refused.code());
    }

    alice.register();
    assertEquals(new Event.Registered(true), events.poll(30, TimeUnit.SECONDS));
  }

  @Test
  void takesAnyPortWhenAnyOneWasWanted() throws Exception {
    Client alice = rig.client("alice");
    BlockingQueue<Event> events = answers(alice);
    Rig.awaitTable(alice, table -> table.containsKey(ALICE));
    String address = alice.table().values().iterator().next().address();
    int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
    alice.deregister();
    assertInstanceOf(Event.Deregistered.class, events.poll(30, TimeUnit.SECONDS));

    try (var _ = new DatagramSocket(port)) {
      alice.register();
      assertEquals(new Event.Registered(true), events.poll(30, TimeUnit.SECONDS));
    }
  }

  @Test
  void getsItsMailWhenItRegistersAgain() throws Exception {
    Client alice = rig.client("alice");
    Client bob = rig.client("bob");
    Heard heard = Heard.by(alice);
    BlockingQueue<Event> events = answers(alice);
    alice.deregister();
    assertInstanceOf(Event.Deregistered.class, events.poll(30, TimeUnit.SECONDS));
    Rig.awaitTable(
        bob,
        table ->
            table.values().stream()
                .anyMatch(entry ->
                    entry.nickname().equals(ALICE) && entry.presence() == Presence.OFFLINE));

    Delivery delivery = bob.send(ALICE, "meanwhile");
    assertInstanceOf(Delivery.Stored.class, delivery.await(Rig.PATIENCE));
    alice.register();

    assertEquals("meanwhile", heard.next().text());
    assertInstanceOf(Delivery.Delivered.class, delivery.awaitFinal(Rig.PATIENCE));
  }

  @Test
  void saysThatTheServerDoesNotRespondToTheGoodbye() throws Exception {
    Client alice = rig.client("alice");
    BlockingQueue<Event> events = answers(alice);
    rig.killServer();

    long begun = System.nanoTime();
    alice.deregister();

    assertInstanceOf(Event.ServerNotResponding.class, events.poll(30, TimeUnit.SECONDS));
    assertTrue(System.nanoTime() - begun > 2_000_000_000L);
  }

  @Test
  void refusesANicknameThatBelongsToAnother() throws Exception {
    var _ = rig.client("alice");

    var refused = assertThrows(ParleyException.class, () -> rig.client("alice"));

    assertEquals(ErrorCode.REGISTRATION_REFUSED, refused.code());
  }

  @Test
  void refusesAPortInUse() throws Exception {
    try (var taken = new DatagramSocket()) {
      var refused =
          assertThrows(
              ParleyException.class, () -> rig.client("alice", taken.getLocalPort(), REGISTRATION));
      assertEquals(ErrorCode.PORT_IN_USE, refused.code());
    }
  }

  @Test
  void isOfflineForOthersWhenClosed() throws Exception {
    Client alice = rig.client("alice");
    Client bob = rig.client("bob");
    assertTrue(alice.isRegistered());

    alice.close();

    assertFalse(alice.isRegistered());
    Rig.awaitTable(
        bob,
        table ->
            table.values().stream()
                .anyMatch(entry ->
                    entry.nickname().equals(ALICE) && entry.presence() == Presence.OFFLINE));
  }

  @Test
  void takesNothingMoreWhenClosed() throws Exception {
    Client alice = rig.client("alice");
    alice.close();

    Delivery.State state = alice.send(ALICE, "too late").state();

    assertEquals(Delivery.Reason.CLOSED, assertInstanceOf(Delivery.Failed.class, state).reason());
    assertEquals(List.of(), alice.outbox());
    assertThrows(IllegalStateException.class, alice::register);
  }

  private static BlockingQueue<Event> answers(Client client) {
    BlockingQueue<Event> answers = new LinkedBlockingQueue<>();
    var _ =
        client.on(
            Event.class,
            event -> {
              if (event instanceof Event.Deregistered
                  || event instanceof Event.ServerNotResponding
                  || event.equals(new Event.Registered(true))) {
                answers.add(event);
              }
            });
    return answers;
  }

  private static int freePort() throws Exception {
    try (var socket = new DatagramSocket()) {
      return socket.getLocalPort();
    }
  }
}
