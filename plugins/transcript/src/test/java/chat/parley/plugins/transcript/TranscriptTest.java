package chat.parley.plugins.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.testkit.Kit;
import chat.parley.testkit.ParleyTest;
import chat.parley.testkit.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@ParleyTest(plugins = TranscriptPlugin.class)
final class TranscriptTest {

  private static List<String> file(User user, String name) throws IOException {
    Path file = user.dataOf("transcript").resolve(name);
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  @TestFactory
  Stream<DynamicTest> examples(Kit kit) {
    return kit.examples();
  }

  @Test
  void bothSidesOfAConversationAreWrittenDown(Kit kit) throws IOException {
    User alice = kit.user("alice").says("/transcript on bob").hears("written down: bob");
    User bob = kit.user("bob");

    alice.with("bob").says("good morning");
    bob.tells("alice", "and to you");
    kit.user("carol").tells("alice", "not this");

    List<String> lines = file(alice, "with-bob.jsonl");
    assertEquals(2, lines.size(), lines::toString);
    assertTrue(
        lines.get(0).contains("\"from\":\"alice\",\"to\":\"bob\",\"text\":\"good morning\""),
        lines.get(0));
    assertTrue(lines.get(1).contains("\"from\":\"bob\",\"to\":\"alice\""), lines.get(1));
    assertTrue(lines.get(1).contains("\"via\":\"direct\",\"bot\":false"), lines.get(1));
    assertEquals(List.of(), file(alice, "with-carol.jsonl"));
    assertEquals(List.of(), file(bob, "with-alice.jsonl"));
  }

  @Test
  void roomIsOneConversation(Kit kit) throws IOException {
    User alice = kit.user("alice").in("#ops").says("/transcript on #ops").hears("#ops");
    User bob = kit.user("bob").in("#ops");
    kit.user("carol").in("#ops").says("one");

    bob.says("two");
    alice.in("#ops").says("three");
    alice.tells("bob", "in private");

    assertEquals(3, file(alice, "room-ops.jsonl").size());
    assertEquals(List.of(), file(alice, "with-bob.jsonl"));
  }

  @Test
  void endsWhenToldAndGoesOnAfterARestart(Kit kit) throws IOException {
    User alice = kit.user("alice").says("/transcript on").hears("all conversations");
    User bob = kit.user("bob");
    bob.tells("alice", "one");
    alice.hears("one").stop();
    alice.restart();
    kit.reload("transcript");
    bob.tells("alice", "two");
    alice.hears("two");

    alice.says("/transcript off bob").hears("all is written down");
    alice.says("/transcript off").hears("nothing is written down");
    bob.tells("alice", "three");
    alice.hears("three");

    assertEquals(2, file(alice, "with-bob.jsonl").size());
    alice.says("/transcript off bob").hears("bob is not written down");
    kit.assertNoLeaks();
  }
}
