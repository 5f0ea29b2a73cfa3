package chat.parley.testkit.bot;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.bot.Answer;
import chat.parley.api.bot.Ask;
import chat.parley.api.bot.Bot;
import chat.parley.api.bot.Chat;
import chat.parley.testkit.Kit;
import chat.parley.testkit.User;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A durable bot crashes at each of the moments at which it can.
final class CrashTest {

  /// More than the script has, which is counted.
  private static final int ENTRIES_MIN = 20;

  private final List<String> charges = new ArrayList<>();
  private int charged;
  private final List<String> results = new ArrayList<>();

  enum Size {
    SMALL,
    LARGE
  }

  record Order(@Ask("Which size?") Size size, @Ask("How many?") int count) {}

  /// All that a script can do.
  private void order(Chat chat) {
    var begun = chat.now();
    Order order = chat.form(Order.class);
    Optional<String> wish = chat.tryAsk("Any wishes?", Answer.text(), ofMinutes(2));
    boolean isAllowed = chat.alsoWith("bob").confirm("May she?");
    String receipt =
        chat.once(
            "charge",
            id -> {
              charges.add(id);
              return "r-%d".formatted(order.count());
            });
    chat.say("paid");
    chat.pause(ofSeconds(30));
    String name = chat.ask("Your name?");
    results.add("%s %s %s %s %s".formatted(order, wish, isAllowed, receipt, name));
    chat.say("done, %s, begun %s".formatted(receipt, begun.toString().substring(0, 10)));
  }

  private User bot(Kit kit) {
    return kit.bot(Bot.named("robot").command("order", "orders", this::order).durable());
  }

  @Test
  void nothingIsLostAndNothingHappensTwice() {
    int entries = entries();
    assertTrue(entries >= ENTRIES_MIN, "only %d".formatted(entries));

    for (int entry = 1; entry <= entries; entry++) {
      play(entry, false);
      play(entry, true);
    }

    // Once for each, and once more where the crash came between doing it and writing that down.
    assertEquals(2 * entries + 1, charged);
  }

  private int entries() {
    try (Kit kit = Kit.open(1)) {
      var cast = new Cast(kit, bot(kit));
      cast.talk();
      return (int) cast.bot.journals().written();
    }
  }

  private void play(int entry, boolean isWritten) {
    charges.clear();
    results.clear();
    try (Kit kit = Kit.open(entry)) {
      var cast = new Cast(kit, bot(kit));
      if (isWritten) {
        cast.bot.journals().stopAfter(entry);
      } else {
        cast.bot.journals().stopBefore(entry);
      }

      cast.talk();

      assertEquals(1, cast.crashes);
      cast.alice.hearsNothing();
      cast.bob.hearsNothing();
      assertEquals(
          List.of("Order[size=LARGE, count=2] Optional[none] true r-2 Al"),
          List.copyOf(new LinkedHashSet<>(results)));
      assertEquals(1, new LinkedHashSet<>(charges).size());
      assertTrue(charges.size() <= 2, charges.toString());
      charged += charges.size();
      assertEquals(0, cast.bot.journals().aside().size());
      cast.alice.says("bye").hears("I do not understand");
    }
  }

  /// Everybody, and what they say; the bot is crashed and started again as soon as it has stopped.
  private static final class Cast {

    private final Kit kit;
    private final User bot;
    private final User alice;
    private final User bob;
    private int crashes;

    Cast(Kit kit, User bot) {
      this.kit = kit;
      this.bot = bot;
      this.bob = kit.user("bob").with("robot");
      this.alice = kit.user("alice").with("robot");
    }

    void talk() {
      says(alice, "/order");
      alice.hears("Which size?");
      says(alice, "huge");
      alice.hears("Which size?");
      says(alice, "/help");
      alice.hears("/order").hears("Which size?");
      says(alice, "large");
      alice.hears("How many?");
      says(alice, "2");
      alice.hears("Any wishes?");
      says(alice, "none");
      bob.hears("May she?");
      says(bob, "yes");
      alice.hears("paid");
      kit.clock().advance(ofSeconds(40));
      heal();
      alice.hears("Your name?");
      says(alice, "Al");
      alice.hears("done, r-2");
    }

    private void says(User who, String text) {
      who.says(text);
      kit.clock().advance(ofMillis(200));
      heal();
    }

    private void heal() {
      if (bot.journals().hasStopped()) {
        bot.crash();
        kit.clock().advance(ofSeconds(1));
        bot.restart();
        crashes++;
      }
    }
  }
}
