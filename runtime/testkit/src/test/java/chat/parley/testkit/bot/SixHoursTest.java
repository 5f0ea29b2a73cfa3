package chat.parley.testkit.bot;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.api.bot.Bot;
import chat.parley.api.bot.Chat;
import chat.parley.testkit.Kit;
import chat.parley.testkit.User;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A conversation of six hours takes a moment, and goes the same way each time.
final class SixHoursTest {

  /// Each costs a third of a second, nearly all of it for what three nodes tell each other in six
  /// hours. `-Dkit.runs=1000` is for whoever doubts it.
  private static final int RUNS = Integer.getInteger("kit.runs", 20);

  @Test
  void passInNoTimeAndAlwaysTheSameWay() {
    List<Object> answers = new ArrayList<>();
    try (Kit kit = Kit.open(6)) {
      User bot = kit.bot(Bot.named("robot").command("go", "goes", SixHoursTest::lead).durable());
      User alice = kit.user("alice").with("robot");
      for (int run = 0; run < RUNS; run++) {
        alice.says("/go");
        kit.clock().advance(ofHours(3));
        if (run % 10 == 0) {
          bot.crash();
          bot.restart();
        }
        kit.clock().advance(ofHours(2));
        alice.hears("five hours");
        kit.clock().advance(ofMinutes(59));
        alice.says("yes").hears("so yes");
        answers.add(bot.journals().open());
      }
    }

    assertEquals(RUNS, answers.stream().filter(open -> open.equals(0)).count());
  }

  private static void lead(Chat chat) {
    chat.pause(ofHours(5));
    chat.say("so " + chat.within(ofHours(2)).ask("That was five hours. Well?"));
  }
}
