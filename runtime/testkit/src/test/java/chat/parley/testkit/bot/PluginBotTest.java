package chat.parley.testkit.bot;

import static java.time.Duration.ofMinutes;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.api.Entry;
import chat.parley.api.Kind;
import chat.parley.api.Nickname;
import chat.parley.api.Presence;
import chat.parley.testkit.Kit;
import chat.parley.testkit.ParleyTest;
import chat.parley.testkit.User;
import chat.parley.testkit.examples.TodoPlugin;
import org.junit.jupiter.api.Test;

/// A bot of a plugin. Its host is who is there first.
@ParleyTest(plugins = TodoPlugin.class)
final class PluginBotTest {

  @Test
  void hasANicknameOfItsOwn(Kit kit) {
    kit.user("host").says("/todo add milk").hears("added: milk");
    User alice = kit.user("alice").with("todo");

    alice.says("/list").hears("to do: milk").says("/clear").hears("All of it?").says("yes");
    alice.hears("cleared").hearsNothing();

    assertEquals(Kind.BOT, entry(alice).kind());
  }

  private static Entry entry(User user) {
    return user.client().table().values().stream()
        .filter(it -> it.nickname().equals(Nickname.of("todo")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void leavesWithItsHost(Kit kit) {
    User host = kit.user("host");
    User alice = kit.user("alice");

    host.stop();
    kit.clock().advance(ofMinutes(1));

    assertEquals(Presence.OFFLINE, entry(alice).presence());
  }

  @Test
  void beginsItsConversationsAgainWhenItIsReloaded(Kit kit) {
    kit.user("host");
    User alice = kit.user("alice").with("todo").says("/clear").hears("All of it?");

    kit.reload("todo");
    kit.clock().advance(ofMinutes(1));

    alice.hears("All of it?").says("yes").hears("cleared").hearsNothing();
    kit.assertNoLeaks();
  }

  @Test
  void goesOnWithADurableConversationWhenItIsReloaded(Kit kit) {
    kit.user("host");
    User alice = kit.user("alice").with("planner").says("/plan").hears("What is to be done?");
    alice.says("tea").hears("When?");

    kit.reload("todo");
    kit.clock().advance(ofMinutes(1));

    alice.hearsNothing().says("five").hears("planned: tea at five").hearsNothing();
    alice.says("/plan").hears("What is to be done?");
    kit.reload("todo");
    kit.clock().advance(ofMinutes(1));
    alice.says("rum").hears("When?").hearsNothing();
    kit.assertNoLeaks();
  }

  @Test
  void goesOnWithADurableConversationWhenItIsLoadedAgain(Kit kit) {
    User host = kit.user("host");
    User alice = kit.user("alice").with("planner").says("/plan").hears("What is to be done?");

    host.without("todo");
    alice.says("tea").hearsNothing();
    kit.assertNoLeaks();
    host.withAgain("todo");
    kit.clock().advance(ofMinutes(1));

    alice.hears("When?").says("five").hears("planned: tea at five").hearsNothing();
  }

  @Test
  void goesOnWithADurableConversationWhenItsHostHasCrashed(Kit kit) {
    User host = kit.user("host");
    User alice = kit.user("alice").with("planner").says("/plan").hears("What is to be done?");

    host.crash();
    alice.says("tea").hearsNothing();
    host.restart();
    kit.clock().advance(ofMinutes(1));

    alice.hears("When?").says("five").hears("planned: tea at five").hearsNothing();
  }

  @Test
  void answersWhatWasSaidWhileItsHostWasDown(Kit kit) {
    User host = kit.user("host");
    User alice = kit.user("alice").with("todo").says("/list").hears("to do:");
    kit.clock().advance(ofMinutes(1));

    host.crash();
    alice.says("/clear").hearsNothing();
    host.restart();
    kit.clock().advance(ofMinutes(1));

    alice.hears("All of it?").hearsNothing();
  }

  @Test
  void switchesItsPluginOffWhenItFailsTooOften(Kit kit) {
    kit.user("host");
    User alice = kit.user("alice").with("todo");

    for (int i = 0; i < 3; i++) {
      alice.says("fail").hears("Something went wrong");
    }
    kit.clock().advance(ofMinutes(1));

    alice.says("/list").hearsNothing();
    assertEquals(Presence.OFFLINE, entry(alice).presence());
  }
}
