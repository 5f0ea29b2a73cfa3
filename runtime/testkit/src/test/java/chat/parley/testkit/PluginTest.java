package chat.parley.testkit;

import static java.time.Duration.ofMinutes;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Delivery;
import chat.parley.testkit.examples.TodoPlugin;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@ParleyTest(plugins = TodoPlugin.class)
final class PluginTest {

  @TestFactory
  Stream<DynamicTest> examples(Kit kit) {
    return kit.examples();
  }

  @Test
  void answersAtThePrompt(Kit kit) {
    kit.user("alice").says("/todo add milk").hears("added: milk").says("/todo list").hears("milk");
  }

  @Test
  void pointsAtAWrongWord(Kit kit) {
    kit.user("alice").says("/todo ad milk").hears("ad");
  }

  @Test
  void remindsInVirtualTime(Kit kit) {
    User alice = kit.user("alice").says("/todo remind 10m tea");

    alice.hearsNothing();
    kit.clock().advance(ofMinutes(10));

    alice.hears("remember: tea").hearsNothing();
  }

  @Test
  void isNotWaitedForLongerThanAMinute(Kit kit) {
    User alice = kit.user("alice").says("/todo brood");

    alice.hearsNothing();
    kit.clock().advance(ofMinutes(1));

    alice.hears("taken longer than 60 s");
  }

  @Test
  void hearsWhatItsClientHears(Kit kit) {
    kit.user("bob");

    kit.user("alice").with("bob").says("hello plugin").hears("hello yourself");
  }

  @Test
  void keepsMessagesFromBeingToldThoughTheyAreDelivered(Kit kit) {
    User alice = kit.user("alice");
    User bob = kit.user("bob");

    Delivery whisper = alice.tells("bob", "psst, hello plugin");
    alice.tells("bob", "good morning");

    bob.hears("good morning").hearsNothing();
    assertInstanceOf(Delivery.Delivered.class, whisper.state());
    bob.restart();
    bob.hearsNothing();
  }

  @Test
  void keepsMailFromBeingToldThatComesBeforeThePlugin(Kit kit) {
    User alice = kit.user("alice");
    User bob = kit.user("bob");
    bob.stop();

    alice.tells("bob", "psst");
    alice.tells("bob", "good morning");
    bob.restart();

    bob.hears("good morning").hearsNothing();
  }

  @Test
  void letsAMessagePassThatItTakesTooLongFor(Kit kit) {
    User alice = kit.user("alice");
    User bob = kit.user("bob");

    alice.tells("bob", "hmm, difficult");
    alice.tells("bob", "psst");
    alice.tells("bob", "good morning");

    bob.hears("difficult").hears("good morning").hearsNothing();
  }

  @Test
  void takesNoMailFromItsOwner(Kit kit) {
    User alice = kit.user("alice");
    User bob = kit.user("bob");
    bob.stop();

    alice.tells("bob", "hello plugin");
    bob.restart();

    bob.hears("hello plugin");
    alice.hears("hello yourself");
  }

  @Test
  void readsItsConfigurationWhenLoaded(Kit kit) {
    User alice = kit.user("alice").with("bob");
    kit.user("bob");
    kit.config("todo", "greeting = \"at your service\"");

    kit.reload("todo");

    alice.says("hello plugin").hears("at your service");
  }

  @Test
  void tellsItsUserWhatHeDidNotAskFor(Kit kit) {
    User alice = kit.user("alice");
    kit.config("todo", "door = true");
    kit.reload("todo");

    kit.user("bob");

    alice.hears("todo: bob is here").hearsNothing();
  }

  @Test
  void survivesTheCrashOfItsUser(Kit kit) {
    User alice = kit.user("alice").says("/todo add milk").hears("added");

    alice.restart();

    alice.says("/todo list").hears("milk");
  }

  @Test
  void leavesNothingBehindWhenReloaded(Kit kit) {
    User alice = kit.user("alice").says("/todo add milk").hears("added").says("/todo brood");

    kit.reload("todo");

    alice.hears("InterruptedException").says("/todo list").hears("milk");
    kit.assertNoLeaks();
  }

  @Test
  void leavesItsClientAloneWhenReloaded(Kit kit) {
    User alice = kit.user("alice");
    User bob = kit.user("bob");

    kit.reload("todo");

    assertTrue(alice.client().isRegistered());
    alice.tells("bob", "still there?");
    bob.hears("still there");
  }
}
