package chat.parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.Entry;
import chat.parley.api.Event;
import chat.parley.api.Message;
import chat.parley.api.Nickname;
import chat.parley.api.Presence;
import chat.parley.api.Via;
import chat.parley.engine.client.ClientKill;
import chat.parley.engine.testing.Heard;
import chat.parley.engine.testing.Rig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfflineMailIT {

  private static final Nickname BOB = Nickname.of("bob");

  @Test
  void keepsMailForManyWithoutAPauseBetweenThem() throws Exception {
    try (Rig rig = Rig.inMemory()) {
      Client alice = rig.client("alice");
      for (int i = 0; i < 40; i++) {
        leave(rig, alice, "peer" + i);
      }

      List<Delivery> copies = alice.send("*", "to all of you");

      assertEquals(40, copies.size());
      // Far less than the pauses of a sender who has forgotten somebody, and far more than it
      // takes.
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(4);
      for (Delivery copy : copies) {
        Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        assertInstanceOf(Delivery.Stored.class, copy.await(left));
      }
    }
  }

  @Test
  void replaysWhatTwoWroteWhileTheThirdWasAway(@TempDir Path folder) throws Exception {
    try (Rig rig = Rig.onDisk(folder)) {
      Client alice = rig.client("alice");
      Client carol = rig.client("carol");
      leave(rig, alice, "bob");
      Rig.awaitTable(carol, table -> isOffline(table.get(BOB)));

      var sent = new ArrayList<Delivery>();
      for (int i = 0; i < 20; i++) {
        sent.add(alice.send(BOB, "alice " + i));
        sent.add(carol.send(BOB, "carol " + i));
      }
      for (Delivery delivery : sent) {
        assertInstanceOf(Delivery.Stored.class, delivery.await(Rig.PATIENCE));
      }
      Instant back = Instant.now();
      Heard bob = Heard.by(rig.client("bob"));

      var shown = new ArrayList<Message>();
      while (shown.size() < 40) {
        shown.add(bob.next());
      }
      for (String sender : List.of("alice", "carol")) {
        assertEquals(
            IntStream.range(0, 20).mapToObj(i -> sender + " " + i).toList(),
            shown.stream()
                .filter(message -> message.from().shown().equals(sender))
                .map(Message::text)
                .toList());
      }
      assertEquals(40, shown.stream().filter(it -> it.via() == Via.MAILBOX).count());
      assertEquals(40, shown.stream().filter(it -> it.sentAt().isBefore(back)).count());
      for (Delivery delivery : sent) {
        assertInstanceOf(Delivery.Delivered.class, delivery.awaitFinal(Rig.PATIENCE));
      }
      assertEquals(List.of(), bob.rest());
    }
  }

  @Test
  void announcesWaitingMailBeforeItsFirstMessage(@TempDir Path folder) throws Exception {
    try (Rig rig = Rig.onDisk(folder)) {
      Client alice = rig.client("alice");
      leave(rig, alice, "bob");
      assertInstanceOf(Delivery.Stored.class, alice.send(BOB, "news").await(Rig.PATIENCE));

      BlockingQueue<Event> events = new LinkedBlockingQueue<>();
      var _ = rig.client("bob").on(Event.class, events::add);

      var order = new ArrayList<String>();
      while (!order.contains("Received")) {
        Event event = events.poll(30, TimeUnit.SECONDS);
        order.add(event == null ? "nothing" : event.getClass().getSimpleName());
      }
      assertTrue(order.contains("MailWaiting"), order::toString);
    }
  }

  @Test
  void keepsMailOverAKillOfTheServer(@TempDir Path folder) throws Exception {
    try (Rig rig = Rig.onDisk(folder)) {
      Client alice = rig.client("alice");
      leave(rig, alice, "bob");
      assertInstanceOf(Delivery.Stored.class, alice.send(BOB, "safe").await(Rig.PATIENCE));
      alice.close();

      rig.killServer();
      rig.startServer();

      assertEquals("safe", Heard.by(rig.client("bob")).next().text());
    }
  }

  @Test
  void storesForARecipientThatWasKilled(@TempDir Path folder) throws Exception {
    try (Rig rig = Rig.onDisk(folder)) {
      Client alice = rig.client("alice");
      Client bob = rig.client("bob");
      Rig.awaitTable(alice, table -> table.containsKey(BOB));
      ClientKill.of(bob);

      Delivery delivery = alice.send(BOB, "are you there?");

      assertInstanceOf(Delivery.Stored.class, delivery.await(Rig.PATIENCE));
      assertEquals("are you there?", Heard.by(rig.client("bob")).next().text());
      assertInstanceOf(Delivery.Delivered.class, delivery.awaitFinal(Rig.PATIENCE));
    }
  }

  @Test
  void showsAgainAfterARestartWhatNobodyHasRead(@TempDir Path folder) throws Exception {
    try (Rig rig = Rig.onDisk(folder)) {
      Client alice = rig.client("alice");
      Client bob = rig.client("bob");
      assertInstanceOf(
          Delivery.Delivered.class, alice.send(BOB, "unread").awaitFinal(Rig.PATIENCE));
      ClientKill.of(bob);

      Heard again = Heard.by(rig.client("bob"));

      assertEquals("unread", again.next().text());
    }
  }

  @Test
  void doesNotShowAgainAfterARestartWhatWasRead(@TempDir Path folder) throws Exception {
    try (Rig rig = Rig.onDisk(folder)) {
      Client alice = rig.client("alice");
      Client bob = rig.client("bob");
      Heard first = Heard.by(bob);
      assertInstanceOf(Delivery.Delivered.class, alice.send(BOB, "read").awaitFinal(Rig.PATIENCE));
      assertEquals("read", first.next().text());
      bob.close();

      Heard again = Heard.by(rig.client("bob"));
      assertInstanceOf(Delivery.Delivered.class, alice.send(BOB, "next").awaitFinal(Rig.PATIENCE));

      assertEquals("next", again.next().text());
    }
  }

  /// Lets this nickname register once, and leave again in a way that `witness` sees.
  private static void leave(Rig rig, Client witness, String nickname) throws Exception {
    rig.client(nickname).close();
    Rig.awaitTable(witness, table -> isOffline(table.get(Nickname.of(nickname))));
    assertFalse(witness.table().isEmpty());
  }

  private static boolean isOffline(@Nullable Entry entry) {
    return entry != null && entry.presence() == Presence.OFFLINE;
  }
}
