package chat.parley.testkit.examples;

import chat.parley.testkit.Kit;
import chat.parley.testkit.ParleyTest;
import org.junit.jupiter.api.Test;

@ParleyTest
class GreetingTest {

  @Test
  void reachesBob(Kit kit) {
    var alice = kit.user("alice");
    var bob = kit.user("bob");

    alice.with("bob").says("good morning");

    bob.hears("morning").hearsNothing();
  }
}
