package chat.parley.testkit.bot;

import static java.time.Duration.ofMinutes;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.api.Nickname;
import chat.parley.api.bot.Ask;
import chat.parley.api.bot.Bot;
import chat.parley.api.bot.Chat;
import chat.parley.testkit.Kit;
import chat.parley.testkit.ParleyTest;
import chat.parley.testkit.User;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a script can do but ask one question.
@ParleyTest
final class ScriptsTest {

  private final List<Object> noted = new ArrayList<>();

  private User alice(Kit kit, Bot.Handler<Chat> script) {
    kit.bot(Bot.named("robot").command("go", "goes", script));
    return kit.user("alice").with("robot").says("/go");
  }

  enum Size {
    SMALL,
    EXTRA_LARGE
  }

  record Order(
      @Ask("Which size?") Size size,
      @Ask(value = "How many?", min = 1, max = 20) int count,
      @Ask("From when on?") Optional<LocalDate> from,
      Nickname payingFriend,
      @Ask("Urgent?") boolean isUrgent) {}

  @Test
  void fillsAForm(Kit kit) {
    alice(kit, chat -> noted.add(chat.form(Order.class)))
        .hears("Which size? (small, extra large)")
        .says("Extra Large")
        .hears("How many?")
        .says("0")
        .hears("A whole number from 1 to 20.")
        .says("2")
        .hears("From when on? (- for none)")
        .says("-")
        .hears("Paying friend?")
        .says("bob")
        .hears("Urgent? (yes, no)")
        .says("no")
        .hearsNothing();

    assertEquals(
        List.of(new Order(Size.EXTRA_LARGE, 2, Optional.empty(), Nickname.of("bob"), false)),
        noted);
  }

  record Stay(@Ask("From?") LocalDate from, @Ask("To?") LocalDate to) {

    Stay {
      if (to.isBefore(from)) {
        throw new IllegalArgumentException("You cannot leave before you come.");
      }
    }
  }

  @Test
  void asksAFormAgainThatTheRecordRefuses(Kit kit) {
    alice(kit, chat -> noted.add(chat.form(Stay.class)))
        .hears("From?")
        .says("2030-12-24")
        .hears("To?")
        .says("2030-12-20")
        .hears("You cannot leave before you come.")
        .hears("From?")
        .says("2030-12-24")
        .hears("To?")
        .says("2030-12-27")
        .hearsNothing();

    assertEquals(List.of(new Stay(LocalDate.of(2030, 12, 24), LocalDate.of(2030, 12, 27))), noted);
  }

  @Test
  void givesAFormUpThatTheRecordRefusesTooOften(Kit kit) {
    alice(kit, chat -> noted.add(chat.attempts(1).form(Stay.class)))
        .hears("From?")
        .says("2030-12-24")
        .hears("To?")
        .says("2030-12-20")
        .hears("I still do not understand")
        .hearsNothing();

    assertEquals(List.of(), noted);
  }

  @Test
  void letsChooseByNumberOrByWords(Kit kit) {
    alice(
            kit,
            chat -> {
              noted.add(chat.choose("Which one?", List.of("red", "green")));
              noted.add(chat.choose("And now?", List.of(Duration.ofHours(1), Duration.ofDays(1))));
            })
        .hears("Which one?\n1  red\n2  green")
        .says("3")
        .hears("A whole number from 1 to 2.")
        .says("Green")
        .hears("1  PT1H")
        .says("2")
        .hearsNothing();

    assertEquals(List.of("green", Duration.ofDays(1)), noted);
  }

  @Test
  void doesOnceWhatIsToBeDoneOnce(Kit kit) {
    var _ =
        alice(
            kit,
            chat -> {
              for (int i = 0; i < 3; i++) {
                noted.add(chat.once("charge", () -> "charged " + noted.size()));
              }
              noted.add(chat.once("ship", () -> "shipped"));
            });

    assertEquals(List.of("charged 0", "charged 0", "charged 0", "shipped"), noted);
  }

  @Test
  void takesLinesAsTheyAreUntilItIsCancelled(Kit kit) {
    alice(
            kit,
            chat -> {
              while (true) {
                noted.add(chat.next().text());
              }
            })
        .says(" milk ")
        .says("/help")
        .hears("/go")
        .says("bread")
        .says("cancel")
        .hears("Cancelled.");

    assertEquals(List.of(" milk ", "bread"), noted);
  }

  @Test
  void knowsTheTimeOfItsClock(Kit kit) {
    var _ =
        alice(
            kit,
            chat -> {
              noted.add(chat.now().toString().substring(0, 16));
              chat.pause(ofMinutes(90));
              noted.add(chat.now().toString().substring(0, 16));
            });

    kit.clock().advance(Duration.ofHours(2));

    assertEquals(List.of("2026-01-01T00:00", "2026-01-01T01:30"), noted);
  }

  @Test
  void neverMixesTwoViewsOfItself(Kit kit) {
    User alice =
        alice(
            kit,
            chat -> {
              Chat hasty = chat.within(ofMinutes(1)).attempts(1);
              noted.add(chat.ask("Slow?"));
              noted.add(hasty.ask("Quick?"));
            });
    alice.hears("Slow?");

    kit.clock().advance(ofMinutes(4));
    alice.says("yes").hears("Quick?");
    kit.clock().advance(ofMinutes(2));

    alice.hears("no answer in time");
    assertEquals(List.of("yes"), noted);
  }
}
