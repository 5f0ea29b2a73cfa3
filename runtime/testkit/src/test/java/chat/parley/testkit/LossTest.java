package chat.parley.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.api.Delivery;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@ParleyTest
final class LossTest {

  private static final int MESSAGES = 40;

  @Test
  void losesNothingOnALossyLine(Kit kit) {
    User alice = kit.user("alice");
    User bob = kit.user("bob");
    kit.network().between("alice", "bob").lossy(0.3);
    kit.network().between("alice", "server").lossy(0.3);

    for (int i = 0; i < MESSAGES; i++) {
      alice.tells("bob", "number %d.".formatted(i));
    }

    for (int i = 0; i < MESSAGES; i++) {
      bob.hears("number %d.".formatted(i));
    }
    bob.hearsNothing();
  }

  @Test
  void takesItsTimeOnASlowLine(Kit kit) {
    User alice = kit.user("alice");
    User bob = kit.user("bob");
    alice.tells("bob", "quick");
    kit.network().between("alice", "bob").slow(Duration.ofMillis(150));

    Delivery slow = alice.tells("bob", "slow");

    assertEquals(new Delivery.Pending(), slow.state());
    bob.hears("quick").hears("slow").hearsNothing();
  }

  @Test
  void knowsNoLineToNobody(Kit kit) {
    kit.user("alice");

    var refusal =
        assertThrows(IllegalArgumentException.class, () -> kit.network().between("alice", "bob"));

    assertEquals("there is no host bob; there are [server, alice]", refusal.getMessage());
  }
}
