package chat.parley.testkit.examples;

import chat.parley.api.bot.Answer;
import chat.parley.api.bot.Bot;
import chat.parley.api.bot.Chat;
import chat.parley.testkit.Kit;
import chat.parley.testkit.ParleyTest;
import chat.parley.testkit.User;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

@ParleyTest
class DeskTest {

  private final Bot desk = Bot.named("desk").command("book", "books a table", DeskTest::book);

  private static void book(Chat chat) {
    int people = chat.ask("For how many?", Answer.number(1, 8));
    LocalTime time = chat.ask("At what time?", Answer.time());
    boolean isSure = chat.confirm("For %d at %s?".formatted(people, time));
    chat.say(isSure ? "Booked." : "Then not.");
  }

  @Test
  void asksAgainUntilItIsAnswered(Kit kit) {
    kit.bot(desk);
    User alice = kit.user("alice").with("desk").says("/book").hears("For how many?");

    alice.says("ten").hears("1 to 8").says("2").hears("At what time?").says("18:30");

    alice.hears("For 2 at 18:30?").says("yes").hears("Booked.").hearsNothing();
  }

  @Test
  void forgetsWhatIsCancelled(Kit kit) {
    kit.bot(desk);
    User alice = kit.user("alice").with("desk").says("/book").hears("For how many?").says("2");

    alice.hears("At what time?").says("cancel").hears("Cancelled.");

    alice.says("/book").hears("For how many?");
  }
}
