package chat.parley.testkit.bot;

import static java.time.Duration.ofMinutes;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.api.bot.Bot;
import chat.parley.testkit.Kit;
import chat.parley.testkit.ParleyTest;
import chat.parley.testkit.User;
import org.junit.jupiter.api.Test;

/// Durable conversations in rooms and with those who come: each goes on after a crash, and none
/// mixes with another.
@ParleyTest
final class DurablePlacesTest {

  @Test
  void twoPeopleInOneRoomNeverMixAndBothGoOn(Kit kit) {
    User pizza = kit.bot(Pizza.bot().in("#lunch").durable());
    User alice = kit.user("alice").in("#lunch");
    User bob = kit.user("bob").in("#lunch");
    alice.says("/order").hears("alice: Which size?");
    bob.hears("/order").hears("alice: Which size?").says("/order").hears("bob: Which size?");
    alice.hears("/order").hears("bob: Which size?").says("L").hears("alice: How many?");
    bob.hears("L").hears("alice: How many?");

    pizza.crash();
    bob.says("S");
    alice.hears("S");
    pizza.restart();

    bob.hears("bob: How many?").says("3").hears("3 of S for bob").hearsNothing();
    alice.hears("bob: How many?").hears("3").hears("3 of S for bob");
    alice.says("1").hears("1 of L for alice").hearsNothing();
    assertEquals(0, pizza.journals().open());
  }

  @Test
  void onePersonInTwoRoomsAndInPrivateNeverMixesAndGoesOnInAll(Kit kit) {
    User pizza = kit.bot(Pizza.bot().in("#lunch").in("#tea").durable());
    User alice = kit.user("alice");
    alice.in("#lunch").says("/order").hears("alice: Which size?");
    alice.in("#tea").says("/order").hears("alice: Which size?").says("S").hears("How many?");
    alice.with("pizza").says("/order").hears("Which size?");

    pizza.crash();
    pizza.restart();

    alice.hearsNothing();
    alice.in("#lunch").says("L").hears("alice: How many?");
    alice.with("pizza").says("M").hears("How many?");
    alice.in("#tea").says("1").hears("1 of S");
    alice.with("pizza").says("2").hears("2 of M");
    alice.in("#lunch").says("7").hears("7 of L").hearsNothing();
    assertEquals(0, pizza.journals().open());
  }

  @Test
  void whatWaitsUntilAPersonHasAnsweredStillWaitsAfterACrash(Kit kit) {
    User pizza = kit.bot(Pizza.bot().conversations(1).in("#lunch").durable());
    User alice = kit.user("alice");
    alice.with("pizza").says("/order").hears("Which size?");
    alice.in("#lunch").says("/order").hears("open questions");

    pizza.crash();
    pizza.restart();

    alice.hears("open questions").hearsNothing();
    alice.with("pizza").says("L").hears("How many?").says("1").hears("1 of L");
    alice.hears("alice: Which size?").hearsNothing();
  }

  @Test
  void whoIsWelcomedInARoomIsNotWelcomedAgain(Kit kit) {
    User guide =
        kit.bot(
            Bot.named("guide")
                .in("#new")
                .onJoin(chat -> chat.say("%s likes %s".formatted(chat.with(), chat.ask("Likes?"))))
                .durable());
    User alice = kit.user("alice").in("#new").hears("alice: Likes?");
    User bob = kit.user("bob").in("#new");
    bob.hears("bob: Likes?");
    alice.hears("bob: Likes?");

    guide.crash();
    alice.says("tea");
    bob.hears("tea");
    guide.restart();

    alice.hears("alice likes tea").hearsNothing();
    bob.hears("alice likes tea").says("rum").hears("bob likes rum").hearsNothing();
    assertEquals(0, guide.journals().open());
  }

  /// One who asks everybody who comes.
  private static User guideWhoAsks(Kit kit) {
    return kit.bot(
        Bot.named("guide")
            .onJoin(chat -> chat.say("likes " + chat.within(ofMinutes(30)).ask("Likes?")))
            .durable());
  }

  @Test
  void whoIsWelcomedInPrivateIsNotWelcomedAgain(Kit kit) {
    User guide = guideWhoAsks(kit);
    User alice = kit.user("alice").with("guide").hears("Likes?");

    guide.stop();
    kit.clock().advance(ofMinutes(1));
    alice.says("tea").hearsNothing();
    guide.restart();

    alice.hears("likes tea").hearsNothing();
    assertEquals(0, guide.journals().open());
  }

  @Test
  void whoLeavesAndComesBackFindsItsOpenQuestion(Kit kit) {
    User guide = guideWhoAsks(kit);
    User alice = kit.user("alice").with("guide").hears("Likes?");

    alice.stop();
    guide.restart();
    alice.restart();

    alice.hearsNothing().says("tea").hears("likes tea").hearsNothing();
  }

  @Test
  void saysNoMoreToOnePersonThanItMay(Kit kit) {
    kit.bot(
        Bot.named("chatty")
            .answersPerMinute(3)
            .onText(said -> {
              for (int i = 1; i <= 4; i++) {
                said.reply("line " + i);
              }
            })
            .durable());
    User alice = kit.user("alice").with("chatty").says("go");

    alice.hears("line 1").hears("line 2").hears("line 3").hearsNothing();
    kit.clock().advance(ofMinutes(1));

    alice.hears("line 4").hearsNothing();
  }

  @Test
  void doesNotHearOtherBots(Kit kit) {
    User echo = kit.bot(Bot.named("echo").onText(said -> said.reply(said.text())).durable());
    kit.bot(Bot.named("caller").every(ofMinutes(1), client -> client.send("echo", "hello")));

    kit.clock().advance(ofMinutes(3));

    assertEquals(0, echo.journals().written());
  }
}
