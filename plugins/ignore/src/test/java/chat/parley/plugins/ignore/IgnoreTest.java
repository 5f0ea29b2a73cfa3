package chat.parley.plugins.ignore;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.parley.api.Delivery;
import chat.parley.testkit.Kit;
import chat.parley.testkit.ParleyTest;
import chat.parley.testkit.User;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@ParleyTest(plugins = IgnorePlugin.class)
final class IgnoreTest {

  @TestFactory
  Stream<DynamicTest> examples(Kit kit) {
    return kit.examples();
  }

  @Test
  void hidesWhatSomebodySaysThoughItIsDelivered(Kit kit) {
    User alice = kit.user("alice").says("/ignore Bob").hears("bob  for ever, 0 hidden");
    User bob = kit.user("bob");

    Delivery hidden = bob.tells("alice", "hello");
    kit.user("carol").tells("alice", "good morning");

    alice.hears("good morning").hearsNothing();
    assertInstanceOf(Delivery.Delivered.class, hidden.state());
    alice.says("/ignore list").hears("bob  for ever, 1 hidden");
    alice.says("/unignore bob").hears("bob is shown again");
    bob.tells("alice", "hello?");
    alice.hears("hello?").hearsNothing();
  }

  @Test
  void hidesForAWhile(Kit kit) {
    User alice = kit.user("alice").says("/ignore bob --for 2h").hears("for 2 h 0 min more");
    User bob = kit.user("bob");

    kit.clock().advance(Duration.ofSeconds(1));
    alice.says("/ignore").hears("bob  for 2 h 0 min more, 0 hidden");
    kit.clock().advance(Duration.ofMinutes(119).minusSeconds(1));
    bob.tells("alice", "still hidden");
    alice.says("/ignore").hears("bob  for 1 min more, 1 hidden");
    kit.clock().advance(Duration.ofMinutes(1));
    bob.tells("alice", "shown");

    alice.hears("shown").says("/ignore").hears("nothing is ignored");
  }

  @Test
  void hidesMailThatCameWhileNobodyWasThere(Kit kit) {
    User alice = kit.user("alice").says("/ignore bob").hears("bob");
    User bob = kit.user("bob");
    alice.stop();
    bob.tells("alice", "hello");
    kit.user("carol").tells("alice", "good morning");

    alice.restart();

    alice.hears("good morning").hearsNothing();
  }

  @Test
  void hidesWhoeverFitsAPattern(Kit kit) {
    User alice = kit.user("alice").says("/ignore spam*").hears("spam*");

    kit.user("spammer7").tells("alice", "buy");
    kit.user("Spam").tells("alice", "buy");
    kit.user("nospam").tells("alice", "hello");

    alice.hears("hello").says("/ignore").hears("spam*  for ever, 2 hidden");
  }

  @Test
  void hidesWordsWhoeverSaysThem(Kit kit) {
    User alice = kit.user("alice").says("/ignore pattern \"(?i)win .*lottery\"").hears("\"(?i)win");
    User bob = kit.user("bob");

    bob.tells("alice", "you can WIN the Lottery");
    bob.tells("alice", "a lottery to win");

    alice.hears("a lottery to win").hearsNothing();
  }

  @Test
  void hidesARoom(Kit kit) {
    User alice = kit.user("alice").in("#ops").in("#tea").says("/mute #ops").hears("#ops  for ever");
    User bob = kit.user("bob").in("#tea").in("#ops");

    bob.says("to the room");
    bob.in("#tea").says("to the other").tells("alice", "to you");

    alice.hears("to the other").hears("to you").says("/unignore #OPS").hears("shown again");
    bob.in("#ops").says("to the room once more");
    alice.hears("once more");
  }

  @Test
  void refusesWhatCannotBeMeant(Kit kit) {
    User alice = kit.user("alice");

    alice.says("/ignore alice").hears("nobody can ignore himself");
    alice.says("/ignore pattern (").hears("the pattern ( is none: Unclosed group");
    alice.says("/ignore pattern a*").hears("the pattern a* is found in every message");
    alice.says("/ignore bob --for 0s").hears("longer than no time");
    alice.says("/unignore bob").hears("bob is not ignored; /ignore shows what is");
    alice.says("/ignore").hears("nothing is ignored");
  }

  @Test
  void hangsOnNoPattern(Kit kit) {
    User alice = kit.user("alice").says("/ignore pattern (x+x+)+y").hears("(x+x+)+y");
    alice.says("/ignore pattern (a|b)+c");
    alice.hears("(a|b)+c");
    User bob = kit.user("bob");

    bob.tells("alice", "x".repeat(200));
    bob.tells("alice", "x".repeat(300));
    bob.tells("alice", "ab".repeat(8_000));
    bob.tells("alice", "xxxy");

    alice.hears("ignore: the pattern (x+x+)+y takes too long on some messages, which are shown");
    alice.hears("x".repeat(200)).hears("x".repeat(300));
    alice.hears("ignore: the pattern (a|b)+c takes too long").hears("abab").hearsNothing();
  }

  @Test
  void remembersAcrossRestartsAndReloads(Kit kit) {
    User alice = kit.user("alice").says("/ignore bob").hears("bob");
    User bob = kit.user("bob");
    bob.tells("alice", "one");

    kit.reload("ignore");
    bob.tells("alice", "two");
    alice.stop();
    alice.restart();
    bob.tells("alice", "three");
    kit.clock().advance(Duration.ofSeconds(10));
    alice.crash();
    alice.restart();

    alice.says("/ignore").hears("bob  for ever, 3 hidden").hearsNothing();
    kit.assertNoLeaks();
  }
}
