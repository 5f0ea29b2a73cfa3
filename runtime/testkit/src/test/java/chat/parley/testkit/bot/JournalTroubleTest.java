package chat.parley.testkit.bot;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.bot.Bot;
import chat.parley.api.bot.Chat;
import chat.parley.api.bot.Phrases;
import chat.parley.testkit.Kit;
import chat.parley.testkit.ParleyTest;
import chat.parley.testkit.User;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A durable bot whose journals are damaged, or whose disk takes nothing more.
@ParleyTest
final class JournalTroubleTest {

  private final List<String> charges = new ArrayList<>();

  private User bot(Kit kit, Bot.Handler<Chat> script) {
    return kit.bot(Bot.named("robot").command("go", "goes", script).durable());
  }

  @Test
  void aDamagedJournalIsSetAsideItsPersonIsToldAndTheBotGoesOn(Kit kit) {
    User pizza = kit.bot(Pizza.bot().durable());
    User alice = kit.user("alice").with("pizza").says("/order").hears("Which size?");
    alice.says("L").hears("How many?");
    User bob = kit.user("bob").with("pizza").says("/order").hears("Which size?");

    pizza.crash();
    pizza.journals().damage(3);
    pizza.restart();

    alice.hears("I have lost what we spoke of, so let us begin again.").hearsNothing();
    bob.hearsNothing().says("S").hears("How many?").says("1").hears("1 of S");
    assertEquals(1, pizza.journals().aside().size());
    assertTrue(pizza.journals().aside().keySet().iterator().next().endsWith(".corrupt"));
    alice
        .says("/order")
        .hears("Which size?")
        .says("M")
        .hears("How many?")
        .says("2")
        .hears("2 of M");
  }

  @Test
  void whoWasToldOfADamagedJournalIsNotToldAgain(Kit kit) {
    User pizza = kit.bot(Pizza.bot().durable());
    User alice = kit.user("alice").with("pizza").says("/order").hears("Which size?");
    pizza.crash();
    pizza.journals().damage(2);
    pizza.restart();
    alice.hears("I have lost");

    pizza.crash();
    pizza.restart();

    alice.hearsNothing();
  }

  @Test
  void whoBeganADamagedJournalIsFoundByWhatWasSaidToHim(Kit kit) {
    User pizza = kit.bot(Pizza.bot().durable().in("#lunch"));
    User alice = kit.user("alice").in("#lunch").says("/order").hears("Which size?");

    pizza.crash();
    pizza.journals().damage(1);
    pizza.restart();

    alice.hears("I have lost").hearsNothing();
    assertEquals(0, pizza.journals().open());
  }

  @Test
  void aBotMaySayNothingOfDamage(Kit kit) {
    User pizza = kit.bot(Pizza.bot().durable().phrases(Phrases.ENGLISH.lost("")));
    User alice = kit.user("alice").with("pizza").says("/order").hears("Which size?");

    pizza.crash();
    pizza.journals().damage(1);
    pizza.restart();

    alice.hearsNothing();
    assertEquals(1, pizza.journals().aside().size());
  }

  @Test
  void whatWasSetAsideIsDeletedAfterThirtyDays(Kit kit) {
    User pizza = kit.bot(Pizza.bot().durable());
    kit.user("alice").with("pizza").says("/order").hears("Which size?");
    pizza.crash();
    pizza.journals().damage(1);
    pizza.restart();
    pizza.stop();
    kit.user("alice").stop();
    kit.server().stop();

    kit.clock().advance(ofDays(29));
    kit.server().restart();
    pizza.restart();
    assertEquals(1, pizza.journals().aside().size());
    pizza.stop();
    kit.clock().advance(ofDays(2));
    pizza.restart();

    assertEquals(0, pizza.journals().aside().size());
  }

  @Test
  void onlyTheLastHundredThatWereSetAsideAreKept(Kit kit) {
    User pizza = kit.bot(Pizza.bot().durable().answersPerMinute(100_000));
    User alice = kit.user("alice").with("pizza");
    pizza.journals().damage(1);

    for (int i = 0; i < 103; i++) {
      alice.says("/order").hears("Which size?");
      pizza.restart();
      alice.hears("I have lost");
    }

    assertEquals(100, pizza.journals().aside().size());
  }

  @Test
  void nothingHappensThatAFullDiskDoesNotTakeAndAllOfItWhenThereIsRoom(Kit kit) {
    User bot = bot(kit, this::order);
    User alice = kit.user("alice").with("robot").says("/go").hears("How many?");

    bot.journals().fillDisk();
    alice.says("2").hearsNothing();
    kit.clock().advance(ofMinutes(2));
    assertEquals(List.of(), charges);
    bot.journals().makeRoom();
    kit.clock().advance(ofMinutes(1));

    alice.hears("paid 2").hearsNothing();
    assertEquals(1, charges.size());
    assertEquals(0, bot.journals().open());
  }

  private void order(Chat chat) {
    String count = chat.ask("How many?");
    String receipt =
        chat.once(
            "charge",
            id -> {
              charges.add(id);
              return count;
            });
    chat.say("paid " + receipt);
  }

  @Test
  void whatAFullDiskHasNotTakenComesAgainAfterACrash(Kit kit) {
    User bot = bot(kit, this::order);
    User alice = kit.user("alice").with("robot").says("/go").hears("How many?");

    bot.journals().fillDisk();
    alice.says("2").hearsNothing();
    bot.crash();
    bot.journals().makeRoom();
    bot.restart();

    alice.hears("paid 2").hearsNothing();
    assertEquals(1, charges.size());
  }

  @Test
  void aConversationBeginsWhenThereIsRoomForItsJournal(Kit kit) {
    User pizza = kit.bot(Pizza.bot().durable());
    User alice = kit.user("alice").with("pizza");

    pizza.journals().fillDisk();
    alice.says("/order").hearsNothing();
    pizza.journals().makeRoom();
    kit.clock().advance(ofMinutes(1));

    alice.hears("Which size?").says("S").hears("How many?").says("1").hears("1 of S");
    alice.hearsNothing();
  }

  @Test
  void whatHasHappenedBeforeTheDiskWasFullHappensOnlyOnce(Kit kit) {
    User bot =
        bot(
            kit,
            chat -> {
              chat.pause(ofSeconds(30));
              order(chat);
            });
    User alice = kit.user("alice").with("robot").says("/go");

    bot.journals().fillDisk();
    kit.clock().advance(ofMinutes(1));
    alice.hears("How many?").says("2").hearsNothing();
    bot.journals().makeRoom();
    kit.clock().advance(ofMinutes(2));

    alice.hears("paid 2").hearsNothing();
    assertEquals(1, charges.size());
  }

  @Test
  void stopsInOrderWhileItsDiskIsFull(Kit kit) {
    User bot = bot(kit, this::order);
    User alice = kit.user("alice").with("robot").says("/go").hears("How many?");

    bot.journals().fillDisk();
    alice.says("2").hearsNothing();
    bot.stop();
    bot.journals().makeRoom();
    bot.restart();

    alice.hears("paid 2").hearsNothing();
    assertEquals(0, bot.journals().aside().size());
  }
}
