package chat.parley.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.parley.api.Delivery;
import chat.parley.api.Delivery.Stored;
import org.junit.jupiter.api.Test;

@ParleyTest
final class ServerDownTest {

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
  void deliversDirectly(Kit kit) {
    kit.user("bob");

    Delivery delivery = kit.user("alice").tells("bob", "hello");

    assertInstanceOf(Delivery.Delivered.class, delivery.state());
    kit.user("bob").hears("hello").hearsNothing();
  }
}
