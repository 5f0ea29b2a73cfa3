package chat.parley.testkit.bot;

import static java.time.Duration.ofMinutes;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.api.bot.Answer;
import chat.parley.api.bot.Bot;
import chat.parley.api.bot.Chat;
import chat.parley.api.bot.Ended;
import chat.parley.api.bot.Phrases;
import chat.parley.testkit.Kit;
import chat.parley.testkit.ParleyTest;
import chat.parley.testkit.User;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What becomes of a question.
@ParleyTest
final class QuestionsTest {

  private final List<Object> noted = new ArrayList<>();

  private User alice(Kit kit, Bot.Handler<Chat> script) {
    kit.bot(Bot.named("robot").command("go", "goes", script));
    return kit.user("alice").with("robot").says("/go");
  }

  @Test
  void isAnsweredByTheNextLine(Kit kit) {
    kit.bot(Pizza.bot());

    kit.user("alice")
        .with("pizza")
        .says("/order")
        .hears("Which size? (S, M, L)")
        .says("m")
        .hears("How many?")
        .says(" 3 ")
        .hears("3 of M for alice")
        .hearsNothing();
  }

  @Test
  void isAskedAgainWithAHintAfterABadAnswer(Kit kit) {
    kit.bot(Pizza.bot());

    kit.user("alice")
        .with("pizza")
        .says("/order")
        .hears("Which size?")
        .says("XXL")
        .hears("One of S, M, L.\nWhich size? (S, M, L)")
        .says("L")
        .hears("How many?")
        .says("99")
        .hears("A whole number from 1 to 20.\nHow many?")
        .says("2")
        .hears("2 of L");
  }

  @Test
  void isGivenUpAfterThreeBadAnswers(Kit kit) {
    kit.bot(Pizza.bot());

    kit.user("alice")
        .with("pizza")
        .says("/order")
        .hears("Which size?")
        .says("XXL")
        .hears("One of")
        .says("XL")
        .hears("One of")
        .says("large")
        .hears("I still do not understand")
        .says("L")
        .hears("/help says what I can do")
        .hearsNothing();
  }

  @Test
  void timesOutAndUnwindsTheScript(Kit kit) {
    User alice =
        alice(
            kit,
            chat -> {
              try {
                noted.add(chat.ask("Well?"));
              } finally {
                noted.add("cleaned up");
              }
            });
    alice.hears("Well?");

    kit.clock().advance(ofMinutes(6));

    alice.hears("no answer in time").hearsNothing();
    assertEquals(List.of("cleaned up"), noted);
  }

  @Test
  void waitsAnewAfterEachLine(Kit kit) {
    User alice = alice(kit, chat -> noted.add(chat.ask("A number?", Answer.number(1, 9))));

    alice.hears("A number?");
    kit.clock().advance(ofMinutes(4));
    alice.says("ten").hears("A whole number");
    kit.clock().advance(ofMinutes(4));
    alice.says("9").hearsNothing();

    assertEquals(List.of(9), noted);
  }

  @Test
  void mayBeGoneOnFromByAScriptThatCatchesTheTimeout(Kit kit) {
    User alice =
        alice(
            kit,
            chat -> {
              try {
                chat.within(ofMinutes(1)).ask("Still there?");
              } catch (Ended.TimedOut _) {
                chat.say("gone");
              }
            });
    alice.hears("Still there?");

    kit.clock().advance(ofMinutes(2));

    alice.hears("gone").hearsNothing();
  }

  @Test
  void isContentWithoutAnAnswerWhenOnlyTried(Kit kit) {
    User alice =
        alice(
            kit,
            chat -> {
              Answer<LocalTime> time = Answer.text().map(LocalTime::parse);
              Optional<LocalTime> when = chat.tryAsk("When?", time, ofMinutes(1));
              chat.say("at " + when.orElse(LocalTime.NOON));
            });
    alice.hears("When?").says("soon").hears("I can do nothing with \"soon\".\nWhen?");

    kit.clock().advance(ofMinutes(1));

    alice.hears("at 12:00").hearsNothing();
  }

  @Test
  void theTimeOfATryIsForAllAttemptsTogether(Kit kit) {
    User alice =
        alice(kit, chat -> noted.add(chat.tryAsk("Number?", Answer.number(1, 9), ofMinutes(2))));
    alice.hears("Number?");

    kit.clock().advance(ofMinutes(1).plusSeconds(30));
    alice.says("none").hears("A whole number");
    kit.clock().advance(ofMinutes(1));

    assertEquals(List.of(Optional.empty()), noted);
  }

  @Test
  void isCancelledBeforeTheLineIsTakenForAnAnswer(Kit kit) {
    User alice = alice(kit, chat -> noted.add(chat.ask("Any text?")));

    alice.hears("Any text?").says("Cancel").hears("Cancelled.").hearsNothing();

    assertEquals(List.of(), noted);
  }

  @Test
  void takesEveryLineForAnAnswerWhenNothingCancels(Kit kit) {
    User alice = alice(kit, chat -> noted.add(chat.onCancel().ask("Any text?")));

    alice.hears("Any text?").says("cancel").hearsNothing();

    assertEquals(List.of("cancel"), noted);
  }

  @Test
  void isCancelledByTheWordsThatTheScriptSays(Kit kit) {
    User alice = alice(kit, chat -> noted.add(chat.onCancel("enough", "stop").ask("Any text?")));

    alice.hears("Any text?").says("stop").hears("Cancelled.");

    assertEquals(List.of(), noted);
  }

  @Test
  void isAskedAgainAfterHelp(Kit kit) {
    kit.bot(Pizza.bot());

    kit.user("alice")
        .with("pizza")
        .says("/order")
        .hears("Which size?")
        .says("/help")
        .hears("orders a pizza")
        .hears("Which size?")
        .says("L")
        .hears("How many?");
  }

  @Test
  void asksForAnyTextAndStillKnowsACommandFromAnAnswer(Kit kit) {
    User alice = alice(kit, chat -> noted.add(chat.ask("Any text?")));

    alice.hears("Any text?").says("/help").hears("/go").hears("Any text?");
    alice.says("/unknown").hearsNothing();

    assertEquals(List.of("/unknown"), noted);
  }

  @Test
  void isGivenUpEarlierWhereTheScriptSaysSoAndOnlyThere(Kit kit) {
    User alice =
        alice(
            kit,
            chat -> {
              try {
                noted.add(chat.attempts(1).ask("A number?", Answer.number(1, 9)));
              } catch (Ended.Baffled e) {
                noted.add(String.valueOf(e.getMessage()));
              }
              noted.add(chat.ask("And now?", Answer.number(1, 9)));
            });

    alice.hears("A number?").says("ten").hears("And now?").says("ten").hears("A whole number");
    alice.says("9").hearsNothing();

    assertEquals(List.of("1 answers of alice were not understood", 9), noted);
  }

  @Test
  void isGivenUpAfterTooManyBadAnswersAlsoWhenOnlyTried(Kit kit) {
    User alice =
        alice(
            kit,
            chat ->
                noted.add(chat.attempts(2).tryAsk("Number?", Answer.number(1, 9), ofMinutes(9))));

    alice.hears("Number?").says("none").hears("A whole number").says("none");

    alice.hears("I still do not understand").hearsNothing();
    assertEquals(List.of(), noted);
  }

  @Test
  void isAskedAgainWithTheHintOfItsOwnCheck(Kit kit) {
    Answer<String> even = Answer.text().check(it -> it.length() % 2 == 0, "An even word, please.");
    User alice = alice(kit, chat -> noted.add(chat.ask("Which word?", even)));

    alice.hears("Which word?").says("odd").hears("An even word, please.\nWhich word?").says("even");

    assertEquals(List.of("even"), noted);
  }

  @Test
  void isAskedAgainAfterAnotherConversationInItsMidst(Kit kit) {
    kit.bot(
        Pizza.bot()
            .command(
                "rate", "rates us", chat -> noted.add(chat.ask("Stars?", Answer.number(1, 5)))));

    kit.user("alice")
        .with("pizza")
        .says("/order")
        .hears("Which size?")
        .says("/rate")
        .hears("Stars?")
        .says("5")
        .hears("Which size?")
        .says("/rate")
        .hears("Stars?")
        .says("cancel")
        .hears("Cancelled.")
        .hears("Which size?")
        .says("L")
        .hears("How many?");

    assertEquals(List.of(5), noted);
  }

  @Test
  void keepsWhatIsSaidBetweenTwoQuestionsInOrder(Kit kit) {
    User alice =
        alice(
            kit,
            chat -> {
              chat.pause(ofMinutes(10));
              noted.add(chat.ask("One?"));
              chat.pause(ofMinutes(10));
              noted.add(chat.ask("Two?"));
              noted.add(chat.ask("Three?"));
            });

    alice.says("1").says("2").says("3").hearsNothing();
    kit.clock().advance(ofMinutes(30));

    alice.hears("One?").hears("Two?").hears("Three?").hearsNothing();
    assertEquals(List.of("1", "2", "3"), noted);
  }

  @Test
  void leavesWhatNoQuestionTookToTheOtherHandlers(Kit kit) {
    kit.bot(
        Bot.named("robot")
            .command("go", "goes", chat -> chat.pause(ofMinutes(1)))
            .onText(said -> said.reply("heard " + said.text())));
    User alice = kit.user("alice").with("robot").says("/go").says("one").says("two").hearsNothing();

    kit.clock().advance(ofMinutes(2));

    alice.hears("heard one").hears("heard two").hearsNothing();
  }

  @Test
  void getsTheLineBeforeAllOtherHandlers(Kit kit) {
    kit.bot(
        Bot.named("robot")
            .hears("yes", (_, chat) -> chat.say("what yes?"))
            .onText(said -> said.reply(said.chat().confirm("Sure?") ? "fine" : "well")));

    kit.user("alice").with("robot").says("hello").hears("Sure?").says("yes").hears("fine");
  }

  @Test
  void endsInTheWordsOfTheBot(Kit kit) {
    kit.bot(
        Pizza.bot()
            .within(ofMinutes(1))
            .attempts(1)
            .phrases(Phrases.ENGLISH.timedOut("too slow").baffled("what?").cancelled("")));
    User alice = kit.user("alice").with("pizza").says("/order").hears("Which size?");

    kit.clock().advance(ofMinutes(2));

    alice
        .hears("too slow")
        .says("/order")
        .hears("Which size?")
        .says("XXL")
        .hears("what?")
        .says("/order")
        .hears("Which size?")
        .says("cancel")
        .hearsNothing();
  }
}
