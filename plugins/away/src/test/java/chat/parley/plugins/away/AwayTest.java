package chat.parley.plugins.away;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.api.Entry;
import chat.parley.api.Nickname;
import chat.parley.api.Presence;
import chat.parley.api.bot.Bot;
import chat.parley.testkit.Kit;
import chat.parley.testkit.ParleyTest;
import chat.parley.testkit.User;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@ParleyTest(plugins = AwayPlugin.class)
final class AwayTest {

  @TestFactory
  Stream<DynamicTest> examples(Kit kit) {
    return kit.examples();
  }

  @Test
  void othersSeeThatWeAreAwayAndBack(Kit kit) {
    User alice = kit.user("alice");
    User bob = kit.user("bob");
    alice.client().present(Presence.ONLINE, "on call");
    kit.clock().advance(Duration.ofSeconds(1));

    alice.says("/away lunch").hears("you are away: lunch");
    kit.clock().advance(Duration.ofSeconds(1));
    assertEquals("AWAY lunch", seenBy(bob));
    alice.says("/away").hears("you are away: lunch").says("/back").hears("you are back");
    kit.clock().advance(Duration.ofSeconds(1));

    assertEquals("ONLINE on call", seenBy(bob));
    alice.says("/back").hears("you are not away");
  }

  @Test
  void isAwayWithoutAText(Kit kit) {
    kit.config("away", "text = \"gone fishing\"");
    kit.reload("away");

    kit.user("alice").says("/away").hears("you are away: gone fishing");
  }

  @Test
  void tellsEachWhoWritesOnce(Kit kit) {
    User alice = kit.user("alice").says("/away lunch").hears("you are away");
    User bob = kit.user("bob").with("alice");
    User carol = kit.user("carol").with("alice");

    bob.says("hello").hears("[auto-reply] alice is away: lunch").says("hello?").hearsNothing();
    carol.says("hi").hears("[auto-reply] alice is away: lunch");

    alice.hears("hello").hears("hello?").hears("hi").says("/back");
    alice.hears("you are back; told that you were away: bob, carol");
    bob.says("again").hearsNothing();
    alice.hears("again").says("/away tea").hears("you are away: tea");
    bob.says("and again").hears("[auto-reply] alice is away: tea");
  }

  @Test
  void twoWhoAreAwayHaveSoonToldEachOther(Kit kit) {
    User alice = kit.user("alice").says("/away lunch").hears("you are away");
    User bob = kit.user("bob").says("/away tea").hears("you are away");

    alice.with("bob").says("are you there?");

    bob.hears("are you there?").hearsNothing();
    alice.hears("[auto-reply] bob is away: tea").hearsNothing();
  }

  @Test
  void tellsNeitherRoomsNorEverybodyNorPrograms(Kit kit) {
    User alice = kit.user("alice").in("#ops").says("/away lunch").hears("you are away");
    User bob = kit.user("bob").in("#ops");
    kit.bot(Bot.named("robot").onText(said -> said.reply("beep")));

    bob.says("hello all").client().send("*", "hello everybody");
    alice.hears("hello all").hears("hello everybody").with("robot").says("are you one?");

    alice.hears("beep").hearsNothing();
    bob.hears("beep").hearsNothing();
  }

  @Test
  void saysNothingWhenItIsToldSo(Kit kit) {
    kit.config("away", "reply = false");
    kit.reload("away");
    kit.user("alice").says("/away lunch").hears("you are away");

    kit.user("bob").with("alice").says("hello").hearsNothing();
  }

  @Test
  void tellsThoseWhoWroteWhileOurClientWasDown(Kit kit) {
    User alice = kit.user("alice").says("/away on holiday").hears("you are away");
    User bob = kit.user("bob").with("alice");
    alice.stop();
    bob.says("hello");

    alice.restart();

    alice.hears("away: you are still away: on holiday").hears("hello");
    bob.hears("[auto-reply] alice is away: on holiday").hearsNothing();
    kit.clock().advance(Duration.ofSeconds(1));
    assertEquals("AWAY on holiday", seenBy(bob));
  }

  @Test
  void goesAwayByItselfAndComesBackWithAWord(Kit kit) {
    kit.config("away", "idle-after = \"10m\"");
    kit.reload("away");
    User alice = kit.user("alice").with("bob");
    User bob = kit.user("bob").without("away");

    kit.clock().advance(Duration.ofMinutes(9));
    alice.says("one");
    kit.clock().advance(Duration.ofMinutes(9));
    alice.hearsNothing();
    kit.clock().advance(Duration.ofMinutes(2));

    alice.hears("away: you are away, since nothing was said");
    assertEquals("AWAY idle", seenBy(bob));
    bob.hears("one").with("alice").says("there?").hears("[auto-reply] alice is away: idle");
    alice.hears("there?").says("yes").hears("away: you are back");
    kit.clock().advance(Duration.ofSeconds(1));
    assertEquals("ONLINE ", seenBy(bob));
  }

  @Test
  void staysAwayWhenItIsTypedHoweverMuchIsSaid(Kit kit) {
    kit.config("away", "idle-after = \"10m\"");
    kit.reload("away");
    User alice = kit.user("alice").with("bob").says("/away lunch").hears("you are away");
    User bob = kit.user("bob");

    alice.says("still here, kind of");
    kit.clock().advance(Duration.ofMinutes(30));

    assertEquals("AWAY lunch", seenBy(bob));
    bob.hears("still here");
  }

  @Test
  void leavesNothingBehindWhenItIsLoadedAgain(Kit kit) {
    User alice = kit.user("alice").says("/away lunch").hears("you are away");

    kit.reload("away");

    alice.hears("still away").says("/away").hears("you are away: lunch");
    kit.assertNoLeaks();
  }

  private static String seenBy(User other) {
    Entry alice = other.client().table().get(Nickname.of("alice"));
    return alice == null ? "" : "%s %s".formatted(alice.presence(), alice.status());
  }
}
