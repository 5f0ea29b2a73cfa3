package chat.parley.plugins.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.testkit.Kit;
import chat.parley.testkit.ParleyTest;
import chat.parley.testkit.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

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
    assertEquals(3, lines.size(), lines::toString);
    assertTrue(
        lines.get(0).contains("\"from\":\"alice\",\"to\":\"bob\",\"text\":\"good morning\""),
        lines.get(0));
    assertTrue(lines.get(0).matches(".*,\"ids\":\\{\"bob\":\"\\w{16}-bob-1\"}}"), lines.get(0));
    assertTrue(
        lines
            .get(1)
            .matches(
                ".*\"state\":\"delivered\",\"to\":\"bob\",\"id\":\"\\w{16}-bob-1\","
                    + "\"via\":\"direct\"}"),
        lines.get(1));
    assertTrue(lines.get(2).contains("\"from\":\"bob\",\"to\":\"alice\""), lines.get(2));
    assertTrue(lines.get(2).contains("\"via\":\"direct\",\"bot\":false"), lines.get(2));
    assertEquals(List.of(), file(alice, "with-carol.jsonl"));
    assertEquals(List.of(), file(bob, "with-alice.jsonl"));
  }

  @Test
  void roomIsOneConversation(Kit kit) throws IOException {
    kit.config("transcript", "deliveries = false");
    kit.reload("transcript");
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

    alice.says("/transcript off").hears("nothing is written down");
    bob.tells("alice", "three");
    alice.hears("three");

    assertEquals(2, file(alice, "with-bob.jsonl").size());
    alice.says("/transcript off bob").hears("bob is not written down");
    kit.assertNoLeaks();
  }

  @Test
  void allMayBeWrittenDownButSome(Kit kit) throws IOException {
    User alice = kit.user("alice").says("/transcript on").hears("all conversations; into");
    User bob = kit.user("bob");
    alice.says("/transcript off bob").hears("all conversations but bob; into");

    bob.tells("alice", "one");
    kit.user("carol").tells("alice", "two");
    alice.hears("one").hears("two").says("/transcript on bob").hears("all conversations; into");
    bob.tells("alice", "three");

    alice.hears("three");
    assertEquals(1, file(alice, "with-bob.jsonl").size());
    assertEquals(1, file(alice, "with-carol.jsonl").size());
  }

  @Test
  void goesOnAfterRestartsReloadsAndCrashes(Kit kit) throws IOException {
    User alice = kit.user("alice").says("/transcript on").hears("all conversations");
    User bob = kit.user("bob");
    bob.tells("alice", "one");
    alice.hears("one").stop();
    bob.tells("alice", "two");
    alice.restart();
    alice.hears("two");

    kit.reload("transcript");
    kit.clock().advance(Duration.ofSeconds(10));
    alice.crash();
    alice.restart();
    bob.tells("alice", "three");

    alice.hears("three").hearsNothing();
    assertEquals(3, file(alice, "with-bob.jsonl").size());
  }

  @Test
  void filesMayBeElsewhere(Kit kit, @TempDir Path folder) throws IOException {
    kit.config("transcript", "folder = '%s'".formatted(folder));
    kit.reload("transcript");
    User alice = kit.user("alice").says("/transcript on").hears("into %s".formatted(folder));

    kit.user("bob").tells("alice", "hello");

    alice.hears("hello");
    assertEquals(1, Files.readAllLines(folder.resolve("alice/with-bob.jsonl")).size());
  }

  @Test
  void ownerIsToldThatTheDiskRefusesAndThatItTakesLinesAgain(Kit kit, @TempDir Path folder)
      throws IOException {
    kit.config("transcript", "folder = '%s'".formatted(folder));
    kit.reload("transcript");
    Path obstacle = Files.writeString(folder.resolve("alice"), "a file in the way");
    User alice = kit.user("alice").says("/transcript on").hears("all conversations");
    User bob = kit.user("bob");

    bob.tells("alice", "one");
    alice.hears("transcript: nothing can be written to").hears("one");
    bob.tells("alice", "two");
    alice.hears("two");
    Files.delete(obstacle);
    bob.tells("alice", "three");

    alice.hears("transcript: what is said is written down again; 2 lines are missing");
    alice.hears("three").hearsNothing();
  }
}
