package chat.parley.testkit.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.parley.api.Delivery.Delivered;
import chat.parley.api.Delivery.Stored;
import chat.parley.testkit.Kit;
import chat.parley.testkit.ParleyTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@ParleyTest
class TroubleTest {

  @Test
  void survivesTheServer(Kit kit) {
    var a = kit.user("alice");
    var b = kit.user("bob");

    kit.server().crash();
    a.tells("bob", "still here?");
    b.hears("still here");
    kit.network().between("alice", "bob").cut();
    var d = a.tells("bob", "and now?");
    kit.server().restart();
    assertEquals(Stored.class, d.state().getClass());
    kit.network().heal();

    b.hears("and now").hearsNothing(); // once, not twice
  }

  @Test
  void losesNothing(Kit kit) throws InterruptedException {
    var alice = kit.user("alice");
    var bob = kit.user("bob");
    kit.network().between("alice", "bob").lossy(0.3).slow(Duration.ofMillis(80));

    var delivery = alice.tells("bob", "can you hear me?");

    assertInstanceOf(Delivered.class, delivery.awaitFinal(Duration.ofMinutes(1)));
    bob.hears("can you hear me").hearsNothing();
  }

  @Test
  void remembersAfterACrash(Kit kit) {
    var alice = kit.user("alice");
    var bob = kit.user("bob");

    bob.crash();
    alice.tells("bob", "see you tomorrow");
    kit.clock().advance(Duration.ofHours(20));
    bob.restart();

    bob.hears("see you tomorrow").hearsNothing();
  }
}
