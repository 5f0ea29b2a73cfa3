package chat.parley.testkit.bot;

import static java.time.Duration.ofMinutes;
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

/// Who talks with whom where: conversations never mix.
@ParleyTest
final class PlacesTest {

  private final List<Object> noted = new ArrayList<>();

  @Test
  void twoPeopleNeverMix(Kit kit) {
    kit.bot(Pizza.bot());
    User alice = kit.user("alice").with("pizza");
    User bob = kit.user("bob").with("pizza");

    alice.says("/order").hears("Which size?");
    bob.says("/order").hears("Which size?");
    alice.says("S").hears("How many?");
    bob.says("L").hears("How many?").says("2").hears("2 of L for bob");
    alice.says("1").hears("1 of S for alice").hearsNothing();

    bob.hearsNothing();
  }

  @Test
  void onePersonInTwoRoomsNeverMixes(Kit kit) {
    kit.bot(Pizza.bot().in("#lunch").in("#tea"));
    User alice = kit.user("alice");

    alice.in("#lunch").says("/order").hears("alice: Which size?");
    alice.in("#tea").says("/order").hears("alice: Which size?").says("S").hears("How many?");
    alice.in("#lunch").says("L").hears("How many?").says("7").hears("7 of L");
    alice.in("#tea").says("1").hears("1 of S").hearsNothing();
  }

  @Test
  void onePersonInARoomAndInPrivateNeverMixes(Kit kit) {
    kit.bot(Pizza.bot().in("#lunch"));
    User alice = kit.user("alice");

    alice.in("#lunch").says("/order").hears("alice: Which size?");
    alice.with("pizza").says("/order").hears("Which size?").says("S").hears("How many?");
    alice.in("#lunch").says("L").hears("How many?");
    alice.with("pizza").says("1").hears("1 of S").hearsNothing();
  }

  @Test
  void inARoomOnlyWhoWasAskedAnswers(Kit kit) {
    kit.bot(Pizza.bot().in("#lunch"));
    User alice = kit.user("alice").in("#lunch");
    User bob = kit.user("bob").in("#lunch");

    alice.says("/order").hears("alice: Which size?");
    bob.hears("/order").hears("alice: Which size?").says("S");
    alice.hears("S").says("L").hears("alice: How many?");
  }

  @Test
  void whatIsSaidToEveryoneIsAnsweredInPrivate(Kit kit) {
    kit.bot(Bot.named("robot").onText(said -> said.reply("heard " + said.text())));
    User bob = kit.user("bob");
    User alice = kit.user("alice").with("robot");

    var _ = alice.client().send("*", "hello all");

    alice.hears("heard hello all");
    bob.hears("hello all").hearsNothing();
  }

  @Test
  void atMostSoManyConversationsOfOnePersonAreOpen(Kit kit) {
    kit.bot(Pizza.bot().conversations(2).in("#a").in("#b").in("#c"));
    User alice = kit.user("alice");
    alice.in("#a").says("/order").hears("Which size?");
    alice.in("#b").says("/order").hears("Which size?");

    alice.in("#c").says("/order").hears("answer one of my open questions").hearsNothing();
    alice.in("#a").says("cancel").hears("Cancelled.").hears("alice: Which size?");
    alice.in("#c").says("S").hears("How many?").says("1").hears("1 of S");
  }

  @Test
  void othersAreNotHeldUpByOneWhoHasTooManyOpen(Kit kit) {
    kit.bot(Pizza.bot().conversations(1).in("#a"));
    User alice = kit.user("alice");
    alice.with("pizza").says("/order").hears("Which size?");
    alice.in("#a").says("/order").hears("open questions");

    kit.user("bob").with("pizza").says("/order").hears("Which size?").says("S").hears("How many?");
  }

  @Test
  void aScriptThatTakesItsTimeHoldsUpNobodyElse(Kit kit) {
    kit.bot(
        Bot.named("robot")
            .command("slow", "takes its time", chat -> chat.pause(ofMinutes(30)))
            .onText(said -> said.reply("quick " + said.text())));
    kit.user("alice").with("robot").says("/slow");

    kit.user("bob").with("robot").says("one").hears("quick one").says("two").hears("quick two");
  }

  @Test
  void keepsTheOrderOfEachPerson(Kit kit) {
    kit.bot(
        Bot.named("robot")
            .onText(said -> {
              said.chat().pause(ofMinutes(1));
              said.reply("done with " + said.text());
            }));
    User alice = kit.user("alice").with("robot").says("one").says("two").says("three");

    kit.clock().advance(ofMinutes(5));

    alice.hears("done with one").hears("done with two").hears("done with three");
  }

  @Test
  void whoFloodsIsToldOnceThatHeIsNotReadAnyMore(Kit kit) {
    kit.bot(Bot.named("robot").onText(said -> said.chat().pause(ofMinutes(1))));
    User alice = kit.user("alice");

    for (int i = 0; i < 1_010; i++) {
      var _ = alice.client().send("robot", "line " + i);
    }

    alice.hears("You are faster than I am").hearsNothing();
  }

  @Test
  void asksSomebodyElseInTheMidstOfAConversation(Kit kit) {
    kit.bot(Bot.named("ops").command("deploy", "deploys", PlacesTest::deploy));
    User bob = kit.user("bob").with("ops");
    User alice = kit.user("alice").with("ops").says("/deploy").hears("Which service?").says("web");

    bob.hears("alice wants web. OK? (yes, no)").says("perhaps").hears("Yes or no.").says("yes");

    alice.hears("started web").hearsNothing();
    bob.hearsNothing();
  }

  private static void deploy(Chat chat) {
    var service = chat.ask("Which service?", Answer.oneOf("web", "api"));
    boolean isAllowed =
        chat.alsoWith("bob").confirm("%s wants %s. OK?".formatted(chat.with(), service));
    chat.say(isAllowed ? "started " + service : "bob says no");
  }

  @Test
  void whoIsAskedMeanwhileFinishesHisOwnConversationFirst(Kit kit) {
    kit.bot(Pizza.bot().command("treat", "orders for bob", PlacesTest::treat));
    User bob = kit.user("bob").with("pizza").says("/order").hears("Which size?");
    User alice = kit.user("alice").with("pizza").says("/treat");

    bob.says("L").hears("How many?").says("2").hears("2 of L for bob");

    bob.hears("alice pays. Which size?").says("S");
    alice.hears("S for bob");
    bob.says("/order").hears("Which size?");
  }

  private static void treat(Chat chat) {
    chat.say(chat.alsoWith("bob").ask("alice pays. Which size?") + " for bob");
  }

  @Test
  void whatAGuestOfAConversationSaysBeforeAndAfterItIsHeardAsAlways(Kit kit) {
    kit.bot(
        Bot.named("robot")
            .command("ask", "asks bob twice", this::askTwice)
            .onText(said -> said.reply("heard " + said.text())));
    User bob = kit.user("bob").with("robot").says("hello").hears("heard hello");
    kit.user("alice").with("robot").says("/ask");

    bob.hears("One?").says("1").says("between").hears("heard between").hearsNothing();
    kit.clock().advance(ofMinutes(1));
    bob.hears("Two?").says("2").says("bye").hears("heard bye");

    assertEquals(List.of("1", "2"), noted);
  }

  private void askTwice(Chat chat) {
    Chat bob = chat.alsoWith("bob");
    noted.add(bob.ask("One?"));
    chat.pause(ofMinutes(1));
    noted.add(bob.ask("Two?"));
  }

  @Test
  void aGuestWhoDoesNotAnswerEndsTheConversationOfWhoAsked(Kit kit) {
    kit.bot(Bot.named("ops").command("deploy", "deploys", PlacesTest::deploy));
    User bob = kit.user("bob").with("ops");
    User alice = kit.user("alice").with("ops").says("/deploy").hears("Which").says("web");
    bob.hears("OK?");

    kit.clock().advance(ofMinutes(6));

    alice.hears("no answer in time");
    bob.hearsNothing();
  }
}
