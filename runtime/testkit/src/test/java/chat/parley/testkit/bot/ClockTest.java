package chat.parley.testkit.bot;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import chat.parley.api.bot.Bot;
import chat.parley.testkit.Kit;
import chat.parley.testkit.ParleyTest;
import chat.parley.testkit.User;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/// What a bot does by the clock, which in a test begins at midnight.
@ParleyTest
final class ClockTest {

  @Test
  void doesSomethingAgainAndAgain(Kit kit) {
    User alice = kit.user("alice");
    kit.bot(Bot.named("clock").every(ofMinutes(20), client -> client.send("alice", "tick")));
    alice.hearsNothing();

    kit.clock().advance(ofHours(1));

    alice.hears("tick").hears("tick").hears("tick").hearsNothing();
  }

  @Test
  void beginsOnlyWhenTheTimeBeforeHasEnded(Kit kit) {
    User alice = kit.user("alice");
    kit.bot(
        Bot.named("clock")
            .every(
                ofMinutes(10),
                client -> client.chat("alice").within(ofMinutes(20)).ask("Still there?")));

    kit.clock().advance(ofMinutes(35));
    alice.hears("Still there?").hearsNothing();
    kit.clock().advance(ofMinutes(10));

    alice.hears("Still there?").hearsNothing();
  }

  @Test
  void goesOnAfterAFailure(Kit kit) {
    User alice = kit.user("alice");
    kit.bot(
        Bot.named("clock")
            .every(
                ofMinutes(10),
                client -> {
                  client.send("alice", "tick");
                  throw new IllegalStateException("broken on purpose");
                }));

    kit.clock().advance(ofMinutes(25));

    alice.hears("tick").hears("tick").hearsNothing();
  }

  @Test
  void doesSomethingEveryDayAtATime(Kit kit) {
    User alice = kit.user("alice");
    kit.bot(Bot.named("clock").at(LocalTime.of(9, 30), client -> client.send("alice", "morning")));

    kit.clock().advance(ofHours(9));
    alice.hearsNothing();
    kit.clock().advance(ofHours(1));
    alice.hears("morning").hearsNothing();
    kit.clock().advance(ofHours(24));

    alice.hears("morning").hearsNothing();
  }

  @Test
  void livesByTheTimeOfItsZone(Kit kit) {
    User alice = kit.user("alice");
    kit.bot(
        Bot.named("clock")
            .zone(ZoneId.of("Asia/Tokyo"))
            .at(LocalTime.of(9, 30), client -> client.send("alice", "ohayo")));

    kit.clock().advance(ofMinutes(29));
    alice.hearsNothing();
    kit.clock().advance(ofMinutes(1));

    alice.hears("ohayo");
  }

  @Test
  void leavesOutWhatFallsIntoQuietHours(Kit kit) {
    User alice = kit.user("alice");
    kit.bot(
        Bot.named("clock")
            .quiet(LocalTime.of(22, 0), LocalTime.of(6, 0))
            .every(ofHours(1), client -> client.send("alice", "hourly"))
            .at(LocalTime.of(5, 0), client -> client.send("alice", "early")));

    kit.clock().advance(ofHours(5).plusMinutes(30));
    alice.hearsNothing();
    kit.clock().advance(ofHours(1));

    alice.hears("hourly").hearsNothing();
  }

  @Test
  void doesNothingMoreWhenItHasCrashed(Kit kit) {
    User alice = kit.user("alice");
    User bot = kit.bot(Bot.named("clock").every(ofMinutes(1), it -> it.send("alice", "tick")));

    bot.crash();
    kit.clock().advance(ofMinutes(5));
    alice.hearsNothing();
    bot.restart();
    kit.clock().advance(ofMinutes(1));

    alice.hears("tick").hearsNothing();
  }

  @Test
  void refusesAPeriodThatIsTooShort() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Bot.named("clock").every(Duration.ofMillis(10), _ -> {}));
  }

  @Test
  void aConversationOfSixHoursIsOverAtOnce(Kit kit) {
    kit.bot(
        Bot.named("watch")
            .every(ofMinutes(10), _ -> {})
            .command(
                "watch",
                "asks every hour",
                chat -> {
                  for (int hour = 1; hour <= 6; hour++) {
                    chat.pause(ofMinutes(58));
                    chat.say("%d: %s".formatted(hour, chat.ask("Awake?")));
                  }
                }));
    User alice = kit.user("alice").with("watch").says("/watch");

    // Far more than it takes: this machine may be busy.
    assertTimeout(Duration.ofSeconds(5), () -> watch(kit, alice));

    assertEquals("2026-01-01T06", kit.clock().now().toString().substring(0, 13));
  }

  private static void watch(Kit kit, User alice) {
    for (int hour = 1; hour <= 6; hour++) {
      kit.clock().advance(ofMinutes(58));
      alice.hears("Awake?");
      kit.clock().advance(ofMinutes(2));
      alice.says("yes").hears(hour + ": yes");
    }
  }
}
