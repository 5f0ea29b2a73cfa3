package chat.parley.testkit;

import static java.time.Duration.ofMinutes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.api.Client;
import chat.parley.api.Everyone;
import chat.parley.api.Nickname;
import chat.parley.api.Room;
import chat.parley.api.bot.Answer;
import chat.parley.api.bot.Bot;
import chat.parley.api.bot.Chat;
import chat.parley.api.bot.Ended;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Conversations that are led from a client, with people and bots alike.
@ParleyTest
final class ClientChatTest {

  private final List<Object> noted = new ArrayList<>();

  /// Something that waits is done by a thread of the kit.
  private void inThread(Kit kit, Runnable script) {
    var _ = kit.stage().start("script", script);
    kit.settle();
  }

  @Test
  void asksAPerson(Kit kit) {
    Client ci = kit.user("ci").client();
    User bob = kit.user("bob").with("ci");

    inThread(kit, () -> noted.add(ci.chat("bob").confirm("Deploy?")));
    bob.hears("Deploy? (yes, no)").says("well").hears("Yes or no.").says("yes").hearsNothing();

    assertEquals(List.of(true), noted);
  }

  @Test
  void drivesABot(Kit kit) {
    kit.bot(
        Bot.named("pizza")
            .command("order", "orders", chat -> chat.say("one " + chat.ask("Which size?"))));
    Client alice = kit.user("alice").client();

    inThread(
        kit,
        () -> {
          Chat pizza = alice.chat("pizza");
          noted.add(pizza.ask("/order"));
          noted.add(pizza.ask("large"));
        });

    assertEquals(List.of("Which size?", "one large"), noted);
  }

  @Test
  void takesTheAnswerBeforeAllHandlersOfTheClient(Kit kit) {
    User ci = kit.user("ci");
    User bob = kit.user("bob").with("ci").says("before");

    inThread(kit, () -> noted.add(ci.client().chat("bob").ask("Well?")));
    bob.hears("Well?").says("answer").says("after");

    ci.hears("before").hears("after").hearsNothing();
    assertEquals(List.of("answer"), noted);
  }

  @Test
  void isNotAnsweredByWhatWasSaidBeforeItBegan(Kit kit) {
    Client ci = kit.user("ci").client();
    User bob = kit.user("bob").with("ci").says("yes");

    inThread(kit, () -> noted.add(ci.chat("bob").tryAsk("Deploy?", Answer.yesNo(), ofMinutes(1))));
    kit.clock().advance(ofMinutes(2));

    bob.hears("Deploy?").hearsNothing();
    assertEquals(List.of(Optional.empty()), noted);
  }

  @Test
  void isAnsweredOnlyThere(Kit kit) {
    Client ci = kit.user("ci").in("#ops").client();
    User bob = kit.user("bob").in("#ops");
    User carol = kit.user("carol").in("#ops");

    inThread(
        kit, () -> noted.add(ci.chat(Nickname.of("bob"), new Room("#ops")).confirm("Deploy?")));
    carol.hears("bob: Deploy?").says("yes");
    bob.with("ci").says("yes");
    bob.in("#ops").hears("bob: Deploy?").hears("yes").says("no");

    assertEquals(List.of(false), noted);
  }

  @Test
  void oneQuestionWaitsForTheOther(Kit kit) {
    Client ci = kit.user("ci").client();
    User bob = kit.user("bob").with("ci");

    inThread(kit, () -> noted.add(ci.chat("bob").ask("One?")));
    inThread(kit, () -> noted.add(ci.chat("bob").ask("Two?")));
    bob.hears("One?").hearsNothing();
    bob.says("1").hears("Two?").says("2");

    assertEquals(List.of("1", "2"), noted);
  }

  @Test
  void endsWithoutAWordWhenNobodyAnswers(Kit kit) {
    Client ci = kit.user("ci").client();
    User bob = kit.user("bob");

    inThread(
        kit,
        () -> {
          try {
            ci.chat("bob").within(ofMinutes(1)).ask("Well?");
          } catch (Ended.TimedOut e) {
            noted.add(e.getMessage());
          }
        });
    kit.clock().advance(ofMinutes(2));

    bob.hears("Well?").hearsNothing();
    assertEquals(List.of("bob has not answered in time"), noted);
  }

  @Test
  void needsAPlaceWhereOneCanBeTalkedTo(Kit kit) {
    Client ci = kit.user("ci").client();

    assertThrows(
        IllegalArgumentException.class, () -> ci.chat(Nickname.of("bob"), Everyone.EVERYONE));
    assertThrows(
        IllegalArgumentException.class, () -> ci.chat(Nickname.of("bob"), Nickname.of("carol")));
  }
}
