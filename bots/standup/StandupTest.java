import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.testkit.Kit;
import chat.parley.testkit.ParleyTest;
import chat.parley.testkit.User;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A test begins at midnight, on a Thursday.
@ParleyTest
final class StandupTest {

  @TempDir Path folder;

  @BeforeEach
  void set() {
    System.setProperty("standup.file", folder.resolve("standup.json").toString());
    System.setProperty("standup.people", "alice, bob");
    System.setProperty("standup.room", "#team");
    System.setProperty("standup.zone", "UTC");
  }

  @AfterEach
  void clear() {
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith("standup.")) {
        System.clearProperty(name);
      }
    }
  }

  private static User start(Kit kit) throws ClassNotFoundException {
    return kit.bot(Class.forName("Standup"));
  }

  private static final String ASKED = "until 10:30. What did you get done";

  @Test
  void goesAsItIsWritten(Kit kit) throws ClassNotFoundException {
    start(kit);

    kit.play(Path.of("standup/standup.chat"));
  }

  @Test
  void sumsUpAtTheEndAndNamesWhoIsLate(Kit kit) throws ClassNotFoundException {
    start(kit);
    User alice = kit.user("alice").with("standup");
    User bob = kit.user("bob").with("standup");
    User carol = kit.user("carol").in("#team");
    kit.clock().advance(Duration.ofHours(9).plusMinutes(31));
    alice.hears(ASKED).says("tests").hears("next?").says("docs").hears("way?").says("bob");
    alice.hears("1 of 2");
    bob.hears(ASKED).says("much").hears("next?");

    kit.clock().advance(Duration.ofHours(1));

    bob.hears("The standup is over.").says("more").hears("the next begins at 09:30");
    carol.hears("alice\n  done: tests\n  next: docs\n  in the way: bob\nNothing from bob.");
    carol.hearsNothing();
  }

  @Test
  void asksAgainOnTheNextWorkday(Kit kit) throws ClassNotFoundException {
    start(kit);
    User alice = kit.user("alice");

    kit.clock().advance(Duration.ofDays(1));
    alice.hears(ASKED).hearsNothing();
    kit.clock().advance(Duration.ofDays(1));
    alice.hears(ASKED).hearsNothing();
    kit.clock().advance(Duration.ofDays(2));

    alice.hearsNothing();
  }

  @Test
  void makesUpForWhatItMissed(Kit kit) throws ClassNotFoundException {
    User bot = start(kit);
    User alice = kit.user("alice");
    User carol = kit.user("carol").in("#team");
    bot.crash();
    kit.clock().advance(Duration.ofHours(10));
    bot.restart();
    kit.clock().advance(Duration.ofSeconds(10));
    alice.hears(ASKED);

    bot.crash();
    kit.clock().advance(Duration.ofHours(3));
    bot.restart();

    carol.hears("Standup of 2026-01-01\nNothing from alice, bob.").hearsNothing();
    alice.hearsNothing();
  }

  @Test
  void bothGoOnAtTheirOpenQuestionAfterACrash(Kit kit) throws ClassNotFoundException {
    User bot = start(kit);
    User alice = kit.user("alice").with("standup");
    User bob = kit.user("bob").with("standup");
    User carol = kit.user("carol").in("#team");
    kit.clock().advance(Duration.ofHours(9).plusMinutes(31));
    alice.hears(ASKED).says("tests").hears("next?");
    bob.hears(ASKED).says("much").hears("next?").says("more").hears("way?");

    bot.crash();
    kit.clock().advance(Duration.ofMinutes(5));
    bot.restart();

    alice.says("docs").hears("way?").says("-").hears("1 of 2");
    bob.says("-").hears("2 of 2");
    carol.hears("alice\n  done: tests\n  next: docs\nbob\n  done: much\n  next: more");
    alice.hearsNothing();
    bob.hearsNothing();
  }

  @Test
  void talksOnlyToThoseWhoAreNamed(Kit kit) throws ClassNotFoundException {
    start(kit);

    kit.user("carol").with("standup").says("hello").hears("not among those that I ask: alice, bob");
  }

  @Test
  void refusesToStandUpWithNobody() {
    System.setProperty("standup.people", "");

    try (Kit kit = Kit.open()) {
      var failure = assertThrows(IllegalArgumentException.class, () -> start(kit));

      assertTrue(failure.getMessage().contains("must name at least one"), failure::getMessage);
    }
  }
}
