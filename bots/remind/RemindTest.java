import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.testkit.Kit;
import chat.parley.testkit.ParleyTest;
import chat.parley.testkit.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A test begins on a Thursday, 2026-01-01 at 01:00 in Berlin.
@ParleyTest
final class RemindTest {

  @TempDir Path folder;

  @BeforeEach
  void set() {
    System.setProperty("remind.file", folder.resolve("remind.json").toString());
    System.setProperty("remind.zone", "Europe/Berlin");
    System.setProperty("remind.rooms", "#tea");
  }

  @AfterEach
  void clear() {
    System.clearProperty("remind.file");
    System.clearProperty("remind.zone");
    System.clearProperty("remind.rooms");
  }

  private static User start(Kit kit) throws ClassNotFoundException {
    return kit.bot(Class.forName("Remind"));
  }

  @Test
  void goesAsItIsWritten(Kit kit) throws ClassNotFoundException {
    start(kit);

    kit.play(Path.of("remind/remind.chat"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          in 20 minutes to stretch       | Thursday 1 January 2026 at 01:20
          in 1h30 to stretch             | Thursday 1 January 2026 at 02:30
          in 1h 30m to stretch           | Thursday 1 January 2026 at 02:30
          in an hour to stretch          | Thursday 1 January 2026 at 02:00
          in half an hour to stretch     | Thursday 1 January 2026 at 01:30
          in 2 hours and 5 minutes to stretch | Thursday 1 January 2026 at 03:05
          in 2 weeks to stretch          | Thursday 15 January 2026 at 01:00
          at 17:30 to stretch            | Thursday 1 January 2026 at 17:30
          at 0:30 to stretch             | Friday 2 January 2026 at 00:30
          at 5pm to stretch              | Thursday 1 January 2026 at 17:00
          at 12 am to stretch            | Friday 2 January 2026 at 00:00
          at noon to stretch             | Thursday 1 January 2026 at 12:00
          today at 8 to stretch          | Thursday 1 January 2026 at 08:00
          tomorrow to stretch            | Friday 2 January 2026 at 09:00
          tomorrow at 9 to stretch       | Friday 2 January 2026 at 09:00
          Tomorrow 18:15 to stretch      | Friday 2 January 2026 at 18:15
          on friday at 10:00 to stretch  | Friday 2 January 2026 at 10:00
          thursday at 0:30 to stretch    | Thursday 8 January 2026 at 00:30
          next monday to stretch         | Monday 5 January 2026 at 09:00
          2026-12-24 18:00 to stretch    | Thursday 24 December 2026 at 18:00
          on 2026-07-01 at 12:00 to stretch | Wednesday 1 July 2026 at 12:00
          to stretch in 20 minutes       | Thursday 1 January 2026 at 01:20
          to stretch tomorrow at 9       | Friday 2 January 2026 at 09:00
          """)
  void understandsHowPeopleSpeakOfTime(String words, String moment) throws Exception {
    try (Kit kit = Kit.open()) {
      start(kit);

      kit.user("alice").with("remind").says("remind me " + words).hears("you on " + moment);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "to stretch",
        "in 20 to stretch",
        "in many minutes to stretch",
        "at 25:00 to stretch",
        "at 13pm to stretch",
        "at 9:75 to stretch",
        "on 2026-02-30 to stretch",
        "on someday to stretch",
        "tomorrow"
      })
  void saysWhatItUnderstands(String words) throws Exception {
    try (Kit kit = Kit.open()) {
      start(kit);

      var alice = kit.user("alice").with("remind").says("remind me " + words);

      alice.hears("I understand a moment such as").says("reminders").hears("nothing to remind");
    }
  }

  @Test
  void refusesWhatIsOverOrTooFarAway(Kit kit) throws ClassNotFoundException {
    start(kit);
    var alice = kit.user("alice").with("remind");

    alice.says("remind me today at 0:30 to stretch").hears("2026-01-01 00:30 is over; it is");
    alice.says("remind me 2020-12-24 to stretch").hears("is over");
    alice.says("remind me on 2099-12-24 to stretch").hears("5 years at most");
    alice.says("remind #nobody in 5m to stretch").hears("a nickname does not begin with #");
  }

  @Test
  void keepsATextThatHoldsToAndTimes(Kit kit) throws ClassNotFoundException {
    start(kit);
    var alice = kit.user("alice").with("remind");

    alice.says("remind me in 5m to go to bed at 9").hears("01:05: go to bed at 9");
  }

  @Test
  void remindsOnceAfterACrash() throws Exception {
    try (Kit kit = Kit.open()) {
      User bot = start(kit);
      kit.user("alice").with("remind").says("remind me in 20 minutes to stretch").hears("01:20");
      bot.crash();
    }
    try (Kit kit = Kit.open()) {
      start(kit);
      var alice = kit.user("alice");
      kit.clock().advance(Duration.ofMinutes(21));

      alice.hears("remember: stretch").hearsNothing();
    }
    try (Kit kit = Kit.open()) {
      start(kit);
      var alice = kit.user("alice");
      kit.clock().advance(Duration.ofMinutes(21));

      alice.hearsNothing();
    }
  }

  @Test
  void saysWhatCameDueWhileItWasAway(Kit kit) throws ClassNotFoundException {
    User bot = start(kit);
    var alice = kit.user("alice").with("remind").says("remind me in 20m to stretch").hears("01:20");
    bot.crash();

    kit.clock().advance(Duration.ofHours(2));
    alice.hearsNothing();
    bot.restart();

    // What it was told right before its end comes again, and is answered, but not done twice.
    alice.hears("01:20: stretch (number 1)");
    alice.hears("remember: stretch, which was due on Thursday 1 January 2026 at 01:20");
    alice.hearsNothing();
  }

  @Test
  void remindsWhoIsAwayWhenHeComes(Kit kit) throws ClassNotFoundException {
    start(kit);
    User bob = kit.user("bob");
    bob.stop();
    kit.user("alice").with("remind").says("remind bob in 5m to call").hears("I will remind bob");

    kit.clock().advance(Duration.ofMinutes(10));
    bob.restart();

    bob.hears("remember: call (from alice)").hearsNothing();
  }

  @Test
  void tellsTheRoomItWasAskedIn(Kit kit) throws ClassNotFoundException {
    start(kit);
    User alice = kit.user("alice").in("#tea");
    User bob = kit.user("bob").in("#tea");
    alice.says("lovely weather").says("remind bob in 5m to call").hears("remind bob");
    bob.hears("lovely").hears("remind bob in").hears("I will remind bob");

    kit.clock().advance(Duration.ofMinutes(6));

    bob.hears("bob: remember: call (from alice)").hearsNothing();
    alice.hears("bob: remember: call").hearsNothing();
  }

  @Test
  void keepsOnlySoMany(Kit kit) throws ClassNotFoundException {
    start(kit);
    var alice = kit.user("alice").with("remind");
    for (int i = 1; i <= 100; i++) {
      alice.says("remind me in %dh to work".formatted(i)).hears("(number %d)".formatted(i));
    }

    alice.says("remind me in 1h to work").hears("You have 100 reminders");
  }

  @Test
  void leavesAFileAloneThatIsNotItsOwn() throws IOException {
    Files.writeString(folder.resolve("remind.json"), "{broken");

    try (Kit kit = Kit.open()) {
      var failure = assertThrows(IllegalArgumentException.class, () -> start(kit));

      assertTrue(failure.getMessage().contains("mend it or move it away"), failure::getMessage);
    }
    assertEquals("{broken", Files.readString(folder.resolve("remind.json")));
  }
}
