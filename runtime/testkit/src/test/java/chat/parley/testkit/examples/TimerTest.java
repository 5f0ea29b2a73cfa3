package chat.parley.testkit.examples;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;

import chat.parley.api.bot.Answer;
import chat.parley.api.bot.Bot;
import chat.parley.api.bot.Chat;
import chat.parley.testkit.Kit;
import chat.parley.testkit.ParleyTest;
import chat.parley.testkit.User;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

@ParleyTest
class TimerTest {

  private final Bot timer =
      Bot.named("timer")
          .in("#kitchen")
          .command("eggs", "says when they are done", TimerTest::boil)
          .at(LocalTime.NOON, client -> client.send("#kitchen", "Lunch!"));

  private static void boil(Chat chat) {
    chat.pause(chat.ask("For how long?", Answer.duration()));
    chat.say("Your eggs are done.");
  }

  @Test
  void ringsWhenTheEggsAreDoneAndNotBefore(Kit kit) {
    kit.bot(timer);
    User alice = kit.user("alice").with("timer").says("/eggs").hears("For how long?");
    alice.says("6 minutes");

    kit.clock().advance(ofMinutes(5));
    alice.hearsNothing();
    kit.clock().advance(ofMinutes(1));

    alice.hears("Your eggs are done.").hearsNothing();
  }

  @Test
  void callsToLunchOnceADay(Kit kit) {
    kit.bot(timer);
    User bob = kit.user("bob").in("#kitchen");

    kit.clock().advance(ofDays(1));

    bob.hears("Lunch!").hearsNothing();
  }
}
