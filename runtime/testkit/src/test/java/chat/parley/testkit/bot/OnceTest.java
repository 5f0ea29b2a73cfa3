package chat.parley.testkit.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.bot.Answer;
import chat.parley.api.bot.Bot;
import chat.parley.api.bot.Chat;
import chat.parley.testkit.Kit;
import chat.parley.testkit.ParleyTest;
import chat.parley.testkit.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What a durable conversation does once.
@ParleyTest
final class OnceTest {

  private final List<String> noted = new ArrayList<>();

  private User bot(Kit kit, Bot.Handler<Chat> script) {
    return kit.bot(Bot.named("robot").command("go", "goes", script).durable());
  }

  @Test
  void refusesTheChatWhileItRuns(Kit kit) {
    List<Consumer<Chat>> uses =
        List.of(
            Chat::now,
            chat -> chat.say("hello"),
            Chat::next,
            chat -> chat.ask("Well?"),
            chat -> chat.tryAsk("Well?", Answer.text(), Duration.ofSeconds(1)),
            chat -> chat.pause(Duration.ofSeconds(1)),
            chat -> chat.once("inner", () -> "x"),
            chat -> chat.alsoWith("bob").ask("Well?"));
    bot(
        kit,
        chat -> {
          for (Consumer<Chat> use : uses) {
            noted.add(refusal(chat, use));
          }
        });

    kit.user("alice").with("robot").says("/go").hearsNothing();

    assertEquals(uses.size(), noted.size());
    noted.forEach(
        words -> assertTrue(words.startsWith("once(\"charge\") uses a Chat while it"), words));
  }

  private static String refusal(Chat chat, Consumer<Chat> use) {
    var refused =
        assertThrows(
            IllegalStateException.class,
            () ->
                chat.once(
                    "charge",
                    _ -> {
                      use.accept(chat);
                      return "done";
                    }));
    return String.valueOf(refused.getMessage());
  }

  @Test
  void mayKnowWithWhomItRuns(Kit kit) {
    bot(kit, chat -> chat.say(chat.once("who", () -> "%s %s".formatted(chat.with(), "is it"))));

    kit.user("alice").with("robot").says("/go").hears("alice is it").hearsNothing();
  }

  @Test
  void thatItHasFailedIsKnownAgain(Kit kit) {
    User bot = bot(kit, this::charge);
    User alice = kit.user("alice").with("robot").says("/go").hears("the bank is down. Again?");
    alice.says("yes").hears("the bank is down. Again?");

    bot.crash();
    bot.restart();

    alice.hearsNothing().says("yes").hears("charged").hearsNothing();
    assertEquals(List.of("down", "down", "up"), noted);
    assertEquals(0, bot.journals().aside().size());
  }

  private void charge(Chat chat) {
    while (true) {
      try {
        chat.say(chat.once("charge", this::tryToCharge));
        return;
      } catch (UncheckedIOException e) {
        chat.ask("%s. Again?".formatted(e.getMessage()));
      }
    }
  }

  private String tryToCharge() {
    if (noted.size() < 2) {
      noted.add("down");
      throw new UncheckedIOException("the bank is down", new IOException("no answer"));
    }
    noted.add("up");
    return "charged";
  }

  @Test
  void aScriptThatItEndsIsNotBegunAgain(Kit kit) {
    User bot =
        bot(
            kit,
            chat ->
                chat.once(
                    "charge",
                    () -> {
                      noted.add("tried");
                      throw new IllegalStateException("broken on purpose");
                    }));
    User alice = kit.user("alice").with("robot");

    bot.journals().stopAfter(3);
    alice.says("/go").hears("Something went wrong");
    bot.crash();
    bot.restart();

    alice.hearsNothing().says("hm").hears("I do not understand");
    assertEquals(List.of("tried"), noted);
    assertEquals(0, bot.journals().aside().size());
  }

  /// Can only be made of something that is lost.
  static final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    Refusal(int code) {
      super("code %d".formatted(code));
    }
  }

  @Test
  void whatCannotBeThrownAgainIsThrownInItsWords(Kit kit) {
    User bot =
        bot(
            kit,
            chat -> {
              try {
                chat.once("charge", OnceTest::refuse);
              } catch (RuntimeException e) {
                noted.add(String.valueOf(e.getMessage()));
              }
              chat.ask("Well?");
            });
    User alice = kit.user("alice").with("robot").says("/go").hears("Well?");

    bot.crash();
    bot.restart();
    alice.hearsNothing().says("yes").hearsNothing();

    assertEquals(List.of("code 7", Refusal.class.getName() + ": code 7"), noted);
  }

  private static String refuse() {
    throw new Refusal(7);
  }
}
