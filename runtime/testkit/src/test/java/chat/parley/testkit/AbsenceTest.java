package chat.parley.testkit;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.parley.api.Delivery;
import chat.parley.api.Event;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@ParleyTest
final class AbsenceTest {

  @Test
  void keepsMailForOneWhoLeft(Kit kit) {
    User alice = kit.user("alice");
    User bob = kit.user("bob");

    bob.stop();
    Delivery first = alice.tells("bob", "first");
    Delivery second = alice.tells("bob", "second");
    assertInstanceOf(Delivery.Stored.class, first.state());
    bob.restart();

    bob.hears("first").hears("second").hearsNothing();
    assertInstanceOf(Delivery.Delivered.class, second.state());
  }

  @Test
  void keepsMailWhileTheServerRestarts(Kit kit) {
    User alice = kit.user("alice");
    User bob = kit.user("bob");

    bob.crash();
    kit.clock().advance(Duration.ofMinutes(3));
    alice.tells("bob", "good night");
    alice.stop();
    kit.server().restart();
    bob.restart();

    bob.hears("good night").hearsNothing();
  }

  @Test
  void keepsTheOutboxOfOneWhoCrashes(Kit kit) {
    User alice = kit.user("alice");
    User bob = kit.user("bob");

    kit.server().crash();
    kit.network().between("alice", "bob").cut();
    alice.tells("bob", "later");
    alice.crash();
    kit.network().heal();
    kit.server().restart();
    bob.hearsNothing();
    alice.restart();

    bob.hears("later").hearsNothing();
  }

  @Test
  void saysGoodbyeWhenTheServerStops(Kit kit) {
    User alice = kit.user("alice");

    kit.server().stop();

    alice.awaits(Event.ServerLost.class, Event.ServerLost::goodbye);
  }

  @Test
  void whoIsOfflineStaysInHisRoomsWhenTheServerRestarts(Kit kit) {
    User alice = kit.user("alice").in("#ops");
    User bob = kit.user("bob").in("#ops");

    bob.stop();
    kit.clock().advance(Duration.ofSeconds(1));
    kit.server().restart();
    alice.says("for those who are not here");
    bob.restart();

    bob.hears("for those").hearsNothing();
  }
}
