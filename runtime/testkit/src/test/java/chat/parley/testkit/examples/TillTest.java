package chat.parley.testkit.examples;

import static java.time.Duration.ofHours;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.api.bot.Answer;
import chat.parley.api.bot.Bot;
import chat.parley.api.bot.Chat;
import chat.parley.testkit.Kit;
import chat.parley.testkit.ParleyTest;
import chat.parley.testkit.User;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@ParleyTest
class TillTest {

  private final List<String> paid = new ArrayList<>();

  private final Bot till =
      Bot.named("till").durable().command("refund", "gives money back", this::refund);

  private void refund(Chat chat) {
    int euros = chat.ask("How much?", Answer.number(1, 500));
    chat.once("pay", () -> paid.add("%d to %s".formatted(euros, chat.with())));
    boolean hasIt = chat.within(ofHours(24)).ask("Have you got it?", Answer.yesNo());
    chat.say(hasIt ? "Good." : "I shall look after it.");
  }

  @Test
  void hearsWhatWasAnsweredWhileItWasAway(Kit kit) {
    User bot = kit.bot(till);
    User alice = kit.user("alice").with("till").says("/refund").hears("How much?");

    bot.crash();
    alice.says("20");
    bot.restart();

    alice.hears("Have you got it?").hearsNothing();
  }

  @Test
  void paysOnceWhereverItCrashes(Kit kit) {
    User bot = kit.bot(till);
    User alice = kit.user("alice").with("till").says("/refund").hears("How much?");
    alice.says("20").hears("Have you got it?");

    bot.crash();
    kit.clock().advance(ofHours(20));
    bot.restart();

    alice.says("yes").hears("Good.").hearsNothing();
    assertEquals(List.of("20 to alice"), paid);
  }
}
