package chat.parley.testkit.examples;

import static java.time.Duration.ofMinutes;

import chat.parley.testkit.Kit;
import chat.parley.testkit.ParleyTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@ParleyTest
class OrderBotTest {

  @Test
  void takesAnOrder(Kit kit) {
    new OrderBot(kit.user("pizza").client());

    kit.user("alice")
        .with("pizza")
        .says("order")
        .hears("which size")
        .says("large")
        .hears("one large");
  }

  @Test
  void waitsFiveMinutes(Kit kit) {
    new OrderBot(kit.user("pizza").client());
    var alice = kit.user("alice").with("pizza").says("order").hears("which size");

    kit.clock().advance(ofMinutes(6));

    alice.hears("no answer in time").hearsNothing();
  }

  @Test
  void goesAsItIsWritten(Kit kit) {
    new OrderBot(kit.user("pizza").client());

    kit.play(Path.of("src/test/resources/chat/order.chat"));
  }
}
