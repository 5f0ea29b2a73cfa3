package chat.parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.MessageCounts;
import chat.parley.api.Nickname;
import chat.parley.api.Via;
import chat.parley.engine.testing.Rig;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What a client says of its messages.
class MessageCountsIT {

  private static final Nickname BOB = Nickname.of("bob");

  @Test
  void countsEachMessageOnceToTheEndAndBeyond() throws Exception {
    Client alice;
    try (Rig rig = Rig.inMemory()) {
      alice = rig.client("alice");
      Client bob = rig.client("bob");
      Rig.awaitTable(alice, table -> table.containsKey(BOB));

      for (String text : new String[] {"one", "two", "three"}) {
        Delivery delivery = alice.send(BOB, text);
        assertInstanceOf(Delivery.Delivered.class, delivery.awaitFinal(Rig.PATIENCE));
      }

      assertEquals(3, bob.messageCounts().received().get(Via.DIRECT));
      assertEquals(0, bob.messageCounts().sent());
    }
    MessageCounts counts = alice.messageCounts();
    assertEquals(3, counts.sent());
    assertEquals(3, counts.delivered().get(Via.DIRECT));
    assertEquals(3, counts.deliveryTimes().count());
    assertEquals(3, counts.deliveryTimes().within().get(Duration.ofDays(1)));
    assertTrue(counts.deliveryTimes().total().compareTo(Duration.ofDays(1)) < 0);
  }
}
