package chat.parley.testkit.examples;

import static java.time.Duration.ofMinutes;

import chat.parley.testkit.Kit;
import chat.parley.testkit.ParleyTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@ParleyTest(plugins = TodoPlugin.class)
class TodoTest {

  @Test
  void remembersWhatWasAdded(Kit kit) {
    kit.user("alice").says("/todo add milk").hears("added").says("/todo list").hears("milk");
  }

  @Test
  void remindsInTime(Kit kit) {
    var alice = kit.user("alice").says("/todo remind 10m tea");

    kit.clock().advance(ofMinutes(10));

    alice.hears("remember: tea").hearsNothing();
  }

  @TestFactory
  Stream<DynamicTest> examples(Kit kit) {
    return kit.examples();
  }

  @Test
  void leavesNothingBehind(Kit kit) {
    kit.user("alice").says("/todo add milk").hears("added");

    kit.reload("todo");

    kit.user("alice").says("/todo list").hears("milk");
    kit.assertNoLeaks();
  }
}
