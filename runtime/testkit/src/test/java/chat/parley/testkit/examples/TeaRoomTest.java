package chat.parley.testkit.examples;

import chat.parley.testkit.Kit;
import chat.parley.testkit.ParleyTest;
import org.junit.jupiter.api.Test;

@ParleyTest
class TeaRoomTest {

  @Test
  void everybodyInTheRoomHearsIt(Kit kit) {
    var alice = kit.user("alice").in("#tea");
    var bob = kit.user("bob").in("#tea");

    alice.says("who wants a cup?");

    bob.hears("who wants").says("me!");
    alice.hears("me!");
  }
}
