package chat.parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.Nickname;
import chat.parley.engine.testing.Heard;
import chat.parley.engine.testing.Rig;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LossIT {

  private static final Nickname BOB = Nickname.of("bob");

  @Test
  void delivers500MessagesInOrderAndOnceUnderLoss() throws Exception {
    try (Rig rig = Rig.inMemory("loss=0.3,duplicate=0.05,reorder=0.1,delay=2,seed=1")) {
      Client alice = rig.client("alice");
      Client bob = rig.client("bob");
      Heard heard = Heard.by(bob);

      var sent = new ArrayList<Delivery>();
      for (int i = 0; i < 500; i++) {
        sent.add(alice.send(BOB, "m" + i));
      }
      for (Delivery delivery : sent) {
        assertInstanceOf(Delivery.Delivered.class, delivery.awaitFinal(Rig.PATIENCE));
      }

      assertEquals(IntStream.range(0, 500).mapToObj(i -> "m" + i).toList(), heard.texts(500));
      assertEquals(List.of(), heard.rest());
    }
  }
}
