package chat.parley.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.Event;
import chat.parley.api.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@ParleyTest
final class VirtualTimeTest {

  @Test
  void sixHoursAreOverAtOnce(Kit kit) {
    User alice = kit.user("alice");
    User bob = kit.user("bob");
    Instant before = kit.clock().now();

    // Far more than it takes: this machine may be busy.
    assertTimeout(Duration.ofSeconds(5), () -> kit.clock().advance(Duration.ofHours(6)));

    assertFalse(kit.clock().now().isBefore(before.plus(Duration.ofHours(6))));
    assertTrue(alice.client().isRegistered());
    alice.tells("bob", "still awake?");
    bob.hears("still awake");
  }

  @Test
  void waitsForADeliveryInVirtualTime(Kit kit) throws Exception {
    User alice = kit.user("alice");
    kit.user("bob");
    kit.server().crash();
    kit.user("bob").crash();
    Delivery delivery = alice.tells("bob", "anybody?");
    Instant before = kit.clock().now();

    Delivery.State state = delivery.await(Duration.ofMinutes(5));

    assertInstanceOf(Delivery.Pending.class, state);
    assertEquals(before.plus(Duration.ofMinutes(5)), kit.clock().now());
  }

  @Test
  void answersAsSoonAsTheDeliveryIsSettled(Kit kit) throws Exception {
    User alice = kit.user("alice");
    User bob = kit.user("bob");
    kit.network().between("alice", "bob").slow(Duration.ofMillis(100));

    Delivery.State state = alice.tells("bob", "hello").awaitFinal(Duration.ofHours(1));

    assertInstanceOf(Delivery.Delivered.class, state);
    bob.hears("hello");
    assertTrue(kit.clock().now().isBefore(Instant.parse("2026-01-01T00:00:05Z")));
  }

  @Test
  void handlersWaitInVirtualTime(Kit kit) {
    User alice = kit.user("alice");
    Client bot = kit.user("robot").client();
    var _ = bot.onMessage(first -> askBack(bot, first));
    alice.with("robot");

    alice.says("order").hears("size");
    kit.clock().advance(Duration.ofMinutes(4));
    alice.says("large").hears("order taken: large");
    alice.says("order").hears("size");
    kit.clock().advance(Duration.ofMinutes(6));
    alice.hears("no answer in time").hearsNothing();
  }

  /// A conversation of two questions, in a handler of its own thread.
  private static void askBack(Client bot, Message order) {
    if (!order.text().equals("order")) {
      return;
    }
    bot.send(order.from(), "size?");
    try {
      String answer =
          bot.await(Event.Received.class, _ -> true, Duration.ofMinutes(5))
              .map(received -> "order taken: " + received.message().text())
              .orElse("no answer in time");
      bot.send(order.from(), answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void settlesOnAThreadThatMayWait(Kit kit) {
    List<String> told = new ArrayList<>();
    User alice = kit.user("alice");
    User bob = kit.user("bob");

    var _ =
        alice
            .tells("bob", "first")
            .settled()
            .thenAccept(_ -> told.add(alice.client().send(bob.nickname(), "second").toString()));

    bob.hears("first").hears("second");
    assertEquals(1, told.size());
  }
}
