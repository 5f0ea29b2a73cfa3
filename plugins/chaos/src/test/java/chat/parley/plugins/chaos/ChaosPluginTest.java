package chat.parley.plugins.chaos;

import chat.parley.testkit.Kit;
import chat.parley.testkit.ParleyTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@ParleyTest(plugins = ChaosPlugin.class)
class ChaosPluginTest {

  @TestFactory
  Stream<DynamicTest> examples(Kit kit) {
    return kit.examples();
  }

  @Test
  void losesEverythingUntilItIsOff(Kit kit) {
    var bob = kit.user("bob");
    var alice = kit.user("alice").says("/chaos loss 100%").hears("100 %");

    alice.tells("bob", "hello");
    bob.hearsNothing();
    alice.says("/chaos off").hears("off");

    bob.hears("hello").hearsNothing();
  }

  @Test
  void takesItsHookAwayWhenItIsReplaced(Kit kit) {
    var bob = kit.user("bob");
    var alice = kit.user("alice").says("/chaos loss 100%").hears("100 %");

    kit.reload("chaos");
    alice.tells("bob", "hello");

    bob.hears("hello");
    kit.assertNoLeaks();
  }
}
