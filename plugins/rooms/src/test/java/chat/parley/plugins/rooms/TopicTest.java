package chat.parley.plugins.rooms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Nickname;
import chat.parley.api.Room;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TopicTest {

  private static final Room OPS = new Room("#ops");
  private static final Nickname ALICE = Nickname.of("Alice");
  private static final Nickname BOB = Nickname.of("bob");
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.5Z");

  @Test
  void isALineThatPeopleCanRead() {
    assertEquals(
        "[topic of #ops, set by Alice at 2026-01-01T12:00:00.500Z] deploy at five",
        new Topic(OPS, ALICE, NOON, "deploy at five").line());
    assertEquals(
        "[topic of #ops, set by Alice at 2026-01-01T12:00:00.500Z]",
        new Topic(OPS, ALICE, NOON, "").line());
  }

  @Test
  void isReadFromItsLine() {
    for (String text : List.of("", "deploy at five", "] [topic of", "#x 🎲 ä")) {
      var topic = new Topic(OPS, ALICE, NOON, text);
      assertEquals(Optional.of(topic), Topic.parse(topic.line()));
    }
  }

  @Test
  void isNoOtherLine() {
    for (String line :
        List.of(
            "deploy at five",
            "[topic of #ops, set by Alice at noon] deploy",
            "[topic of ops, set by Alice at 2026-01-01T12:00:00Z] deploy",
            "[topic of #o:s, set by Alice at 2026-01-01T12:00:00Z] deploy",
            "[topic of #ops, set by all at 2026-01-01T12:00:00Z] deploy",
            "[topic of #ops, set by Alice at 2026-01-01T12:00:00Z] two\nlines",
            "[topic of #ops, set by Alice at 2026-01-01T12:00:00Z] " + "x".repeat(301))) {
      assertEquals(Optional.empty(), Topic.parse(line), line);
    }
  }

  @Test
  void isAskedForInWords() {
    assertEquals(Optional.of(OPS), Topic.asked(Topic.question(OPS)));
    assertEquals(Optional.empty(), Topic.asked("[what is the topic of today?]"));
  }

  @Test
  void refusesATextThatIsTooLong() {
    var wrong = assertThrows(IllegalArgumentException.class, () -> Topic.line("x".repeat(301)));

    assertEquals("a topic has at most 300 characters, this one has 301", wrong.getMessage());
  }

  @Test
  void isReplacedByTheLaterOneForEverybody() {
    var first = new Topic(OPS, BOB, NOON, "b");
    var later = new Topic(OPS, ALICE, NOON.plusMillis(1), "a");
    var same = new Topic(OPS, ALICE, NOON, "a");
    var sameOfHis = new Topic(OPS, BOB, NOON, "c");

    assertTrue(later.replaces(first));
    assertFalse(first.replaces(later));
    assertTrue(first.replaces(same));
    assertFalse(same.replaces(first));
    assertTrue(sameOfHis.replaces(first));
    assertFalse(first.replaces(first));
  }
}
