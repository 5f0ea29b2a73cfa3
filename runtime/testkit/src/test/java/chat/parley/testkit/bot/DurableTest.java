package chat.parley.testkit.bot;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.bot.Answer;
import chat.parley.api.bot.Bot;
import chat.parley.api.bot.Chat;
import chat.parley.testkit.Kit;
import chat.parley.testkit.ParleyTest;
import chat.parley.testkit.User;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Conversations that outlive their bot.
@ParleyTest
final class DurableTest {

  private final List<Object> noted = new ArrayList<>();

  private User bot(Kit kit, Bot.Handler<Chat> script) {
    return kit.bot(Bot.named("robot").command("go", "goes", script).durable());
  }

  @Test
  void goesOnAtTheOpenQuestionWithoutAskingItAgain(Kit kit) {
    User pizza = kit.bot(Pizza.bot().durable());
    User alice = kit.user("alice").with("pizza").says("/order").hears("Which size?");
    alice.says("L").hears("How many?");

    pizza.crash();
    pizza.restart();

    alice.hearsNothing().says("2").hears("2 of L for alice").hearsNothing();
    assertEquals(0, pizza.journals().open());
  }

  @Test
  void isParkedWhenTheBotIsStopped(Kit kit) {
    User pizza = kit.bot(Pizza.bot().durable());
    User alice = kit.user("alice").with("pizza").says("/order").hears("Which size?");

    pizza.stop();
    alice.hearsNothing();
    pizza.restart();

    alice.hearsNothing().says("S").hears("How many?").says("1").hears("1 of S");
  }

  @Test
  void hearsWhatWasAnsweredWhileItWasDown(Kit kit) {
    User pizza = kit.bot(Pizza.bot().durable());
    User alice = kit.user("alice").with("pizza").says("/order").hears("Which size?");

    pizza.crash();
    alice.says("M");
    kit.clock().advance(ofHours(1));
    pizza.restart();

    alice.hears("How many?").says("3").hears("3 of M").hearsNothing();
  }

  @Test
  void aQuestionWhoseTimeIsUpIsOverWhenTheBotIsBack(Kit kit) {
    User pizza = kit.bot(Pizza.bot().durable());
    User alice = kit.user("alice").with("pizza").says("/order").hears("Which size?");

    pizza.crash();
    kit.clock().advance(ofMinutes(6));
    pizza.restart();

    alice.hears("no answer in time").hearsNothing();
  }

  @Test
  void aQuestionWaitsOnlyForWhatIsLeftOfItsTime(Kit kit) {
    User bot =
        bot(kit, chat -> noted.add(chat.tryAsk("Well?", Answer.text(), ofMinutes(10)).isEmpty()));
    kit.user("alice").with("robot").says("/go").hears("Well?");
    kit.clock().advance(ofMinutes(4));

    bot.crash();
    kit.clock().advance(ofMinutes(3));
    bot.restart();
    kit.clock().advance(ofMinutes(2));
    assertEquals(List.of(), noted);
    kit.clock().advance(ofMinutes(1));

    assertEquals(List.of(true), noted);
  }

  @Test
  void aPauseWaitsOnlyForWhatIsLeftOfIt(Kit kit) {
    User bot =
        bot(
            kit,
            chat -> {
              chat.pause(ofHours(2));
              chat.say("time to go");
            });
    User alice = kit.user("alice").with("robot").says("/go");
    kit.clock().advance(ofHours(1));

    bot.crash();
    kit.clock().advance(ofMinutes(30));
    bot.restart();
    kit.clock().advance(ofMinutes(29));
    alice.hearsNothing();
    kit.clock().advance(ofMinutes(1));

    alice.hears("time to go").hearsNothing();
  }

  @Test
  void aPauseThatIsOverEndsWhenTheBotIsBack(Kit kit) {
    User bot =
        bot(
            kit,
            chat -> {
              chat.pause(ofHours(2));
              chat.say("time to go");
            });
    User alice = kit.user("alice").with("robot").says("/go");

    bot.crash();
    kit.clock().advance(ofHours(5));
    alice.hearsNothing();
    bot.restart();

    alice.hears("time to go").hearsNothing();
  }

  @Test
  void seesTheSameTimeAgain(Kit kit) {
    User bot =
        bot(
            kit,
            chat -> {
              Instant begun = chat.now();
              chat.ask("Well?");
              noted.add(begun);
            });
    Instant begun = Instant.parse("2026-01-01T00:00:00Z");
    User alice = kit.user("alice").with("robot").says("/go").hears("Well?");

    bot.crash();
    kit.clock().advance(ofMinutes(2));
    bot.restart();
    alice.says("yes");

    assertEquals(1, noted.size());
    assertTrue(
        Duration.between(begun, (Instant) noted.getFirst()).compareTo(ofMinutes(1)) < 0,
        noted.toString());
  }

  enum Size {
    SMALL,
    LARGE
  }

  record Receipt(
      String id,
      int count,
      Optional<Size> size,
      List<Instant> dates,
      Map<String, Duration> times,
      boolean isPaid) {}

  @Test
  void knowsAgainWhatWasDoneOnce(Kit kit) {
    var receipt =
        new Receipt(
            "r-1",
            3,
            Optional.of(Size.LARGE),
            List.of(Instant.EPOCH),
            Map.of("oven", ofMinutes(7)),
            true);
    List<String> done = new ArrayList<>();
    User bot =
        bot(
            kit,
            chat -> {
              var first =
                  chat.once(
                      "charge",
                      () -> {
                        done.add("charge");
                        return receipt;
                      });
              String nothing = chat.<String>once("nothing", () -> null);
              chat.ask("Well?");
              noted.addAll(Arrays.asList(first, nothing));
            });
    User alice = kit.user("alice").with("robot").says("/go").hears("Well?");

    bot.crash();
    bot.restart();
    alice.says("yes").hearsNothing();

    assertEquals(Arrays.asList(receipt, null), noted);
    assertEquals(List.of("charge"), done);
  }

  @Test
  void refusesAResultThatItCannotKeep(Kit kit) {
    bot(kit, chat -> chat.once("file", () -> Path.of("x")));

    kit.user("alice").with("robot").says("/go").hears("Something went wrong").hearsNothing();

    String transcript = kit.transcript().toString();
    assertTrue(transcript.contains("once(\"file\"): it gave a sun.nio.fs.UnixPath"), transcript);
  }

  @Test
  void aScriptThatHasChangedEndsWithALineAndKeepsItsJournal(Kit kit) {
    List<String> questions = new ArrayList<>(List.of("Which size?"));
    User bot = bot(kit, chat -> noted.add(chat.ask(questions.getFirst())));
    User alice = kit.user("alice").with("robot").says("/go").hears("Which size?");

    bot.crash();
    questions.set(0, "Which colour?");
    bot.restart();

    alice.hears("I have been changed").hearsNothing();
    assertEquals(0, bot.journals().open());
    assertEquals(1, bot.journals().aside().size());
    assertTrue(bot.journals().aside().keySet().iterator().next().endsWith(".changed"));
    alice.says("/go").hears("Which colour?");
    assertEquals(List.of(), noted);
  }

  @Test
  void aScriptThatEndsBeforeItsJournalHasChanged(Kit kit) {
    List<String> questions = new ArrayList<>(List.of("One?"));
    User bot = bot(kit, chat -> questions.forEach(chat::ask));
    User alice = kit.user("alice").with("robot").says("/go").hears("One?");

    bot.crash();
    questions.clear();
    bot.restart();

    alice.hears("I have been changed").hearsNothing();
  }

  @Test
  void aMessageThatBeginsSomethingElseNowHasChanged(Kit kit) {
    List<Bot.Handler<Chat>> script = new ArrayList<>();
    script.add(chat -> chat.say(chat.ask("One?")));
    User bot = bot(kit, chat -> script.getFirst().handle(chat));
    User alice = kit.user("alice").with("robot").says("/go").hears("One?");

    bot.crash();
    script.set(0, chat -> chat.pause(ofMinutes(1)));
    bot.restart();

    alice.hears("I have been changed").hearsNothing();
  }

  @Test
  void aConversationThatNeverEndsIsToldSo(Kit kit) {
    bot(
        kit,
        chat -> {
          while (true) {
            noted.add(chat.now());
          }
        });

    kit.user("alice").with("robot").says("/go").hears("Something went wrong").hearsNothing();

    assertEquals(9_999, noted.size());
    String transcript = kit.transcript().toString();
    assertTrue(transcript.contains("may have 10000 entries in its journal"), transcript);
  }

  @Test
  void aCommandInTheMidstOfItIsNotDoneAgain(Kit kit) {
    List<String> done = new ArrayList<>();
    User bot =
        kit.bot(
            Bot.named("robot")
                .command("go", "goes", chat -> chat.say("so " + chat.ask("Well?")))
                .command(
                    "count",
                    "counts",
                    chat -> chat.say("%d".formatted(chat.once("n", () -> add(done)))))
                .durable());
    User alice = kit.user("alice").with("robot").says("/go").hears("Well?");
    alice.says("/count").hears("1").hears("Well?");

    bot.crash();
    bot.restart();

    alice.hearsNothing().says("yes").hears("so yes").hearsNothing();
    assertEquals(1, done.size());
  }

  private static int add(List<String> done) {
    done.add("count");
    return done.size();
  }

  @Test
  void aVisitGoesOnWhereItWas(Kit kit) {
    User bot =
        bot(
            kit,
            chat -> {
              boolean isAllowed = chat.alsoWith("bob").confirm("May she?");
              chat.say(isAllowed ? "you may" : "you may not");
            });
    User bob = kit.user("bob").with("robot");
    User alice = kit.user("alice").with("robot").says("/go");
    bob.hears("May she?");

    bot.crash();
    bob.says("yes");
    bot.restart();

    alice.hears("you may").hearsNothing();
    bob.hearsNothing().says("hello").hears("I do not understand");
  }
}
