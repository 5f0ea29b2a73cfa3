package chat.parley.testkit.bot;

import static java.time.Duration.ofMinutes;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.api.MessageId;
import chat.parley.api.bot.Bot;
import chat.parley.testkit.Kit;
import chat.parley.testkit.ParleyTest;
import chat.parley.testkit.User;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Nothing that is said to a bot is lost while it is down, or when it crashes.
@ParleyTest
final class ComesAgainTest {

  private final List<MessageId> ids = new ArrayList<>();

  @Test
  void whatWasSaidWhileTheBotWasDownIsAnsweredWhenItIsBack(Kit kit) {
    User bot = kit.bot(Bot.named("echo").onText(said -> said.reply(said.text())));
    User alice = kit.user("alice").with("echo");

    bot.stop();
    alice.says("one").says("two").hearsNothing();
    bot.restart();

    alice.hears("one").hears("two").hearsNothing();
  }

  @Test
  void aMessageWhoseHandlerHadNotReturnedComesAgainWithItsId(Kit kit) {
    User bot =
        kit.bot(
            Bot.named("slow")
                .onText(said -> {
                  ids.add(said.message().id());
                  said.chat().pause(ofMinutes(1));
                  said.reply("done");
                }));
    User alice = kit.user("alice").with("slow").says("work");
    assertEquals(1, ids.size());

    bot.crash();
    bot.restart();
    kit.clock().advance(ofMinutes(2));

    alice.hears("done").hearsNothing();
    assertEquals(2, ids.size());
    assertEquals(ids.getFirst(), ids.getLast());
  }

  @Test
  void whatIsDoneDoesNotComeAgainThoughAnEarlierMessageDoes(Kit kit) {
    User bot =
        kit.bot(
            Bot.named("robot")
                .command("slow", "takes its time", chat -> chat.ask("Well?"))
                .onText(said -> said.reply("heard " + said.text())));
    User alice = kit.user("alice").with("robot").says("/slow").hears("Well?");
    User bob = kit.user("bob").with("robot").says("one").hears("heard one");
    kit.clock().advance(ofMinutes(1));

    bot.crash();
    bot.restart();

    alice.hears("Well?").hearsNothing();
    bob.says("two").hears("heard two").hearsNothing();
  }

  @Test
  void aConversationBeginsAgainWithItsFirstLine(Kit kit) {
    User bot = kit.bot(Pizza.bot());
    User alice = kit.user("alice").with("pizza").says("/order").hears("Which size?");
    alice.says("L").hears("How many?");
    kit.clock().advance(ofMinutes(1));

    bot.crash();
    bot.restart();

    alice.hears("Which size?").says("S").hears("How many?").says("1").hears("1 of S");
    alice.hearsNothing();
  }

  @Test
  void aConversationBeginsAgainAlsoWhenTheBotWasStoppedInOrder(Kit kit) {
    User bot = kit.bot(Pizza.bot());
    User alice = kit.user("alice").with("pizza").says("/order").hears("Which size?");

    bot.stop();
    alice.hearsNothing();
    bot.restart();

    alice.hears("Which size?").says("S").hears("How many?");
  }

  @Test
  void whatAScriptTakesAsItIsComesAgainUntilItAsksForMore(Kit kit) {
    List<String> kept = new ArrayList<>();
    User bot =
        kit.bot(
            Bot.named("notes")
                .command(
                    "note",
                    "takes notes",
                    chat -> {
                      while (true) {
                        String line = chat.next().text();
                        chat.pause(ofMinutes(1));
                        kept.add(line);
                      }
                    }));
    User alice = kit.user("alice").with("notes").says("/note").says("milk").says("bread");
    kit.clock().advance(ofMinutes(1));
    assertEquals(List.of("milk"), kept);
    kit.clock().advance(ofMinutes(1).dividedBy(2));

    bot.crash();
    bot.restart();
    kit.clock().advance(ofMinutes(3));

    assertEquals(List.of("milk", "bread"), kept);
    alice.hearsNothing();
  }

  @Test
  void aHandlerThatThrowsIsDoneWithItsMessage(Kit kit) {
    List<String> tried = new ArrayList<>();
    User bot =
        kit.bot(
            Bot.named("robot")
                .onText(said -> {
                  tried.add(said.text());
                  throw new IllegalStateException("broken on purpose");
                }));
    User alice = kit.user("alice").with("robot").says("one").hears("Something went wrong");
    kit.clock().advance(ofMinutes(1));

    bot.crash();
    bot.restart();

    alice.says("two").hears("Something went wrong").hearsNothing();
    assertEquals(List.of("one", "two"), tried);
  }
}
