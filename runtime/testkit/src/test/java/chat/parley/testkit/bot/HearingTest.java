package chat.parley.testkit.bot;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Client;
import chat.parley.api.Kind;
import chat.parley.api.Nickname;
import chat.parley.api.bot.Bot;
import chat.parley.api.bot.Chat;
import chat.parley.api.command.Command;
import chat.parley.api.command.Help;
import chat.parley.api.command.Invocation;
import chat.parley.api.command.Name;
import chat.parley.api.command.Rest;
import chat.parley.testkit.Kit;
import chat.parley.testkit.ParleyTest;
import chat.parley.testkit.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a bot hears, and which of its handlers gets it.
@ParleyTest
final class HearingTest {

  private final List<String> noted = new ArrayList<>();

  @Test
  void answersWhereItWasSpokenTo(Kit kit) {
    kit.bot(Bot.named("echo").in("#tea").onText(said -> said.reply(said.text())));
    User bob = kit.user("bob").in("#tea");
    User alice = kit.user("alice");

    alice.with("echo").says("private").hears("private");
    bob.hearsNothing();
    alice.in("#tea").says("public").hears("public");

    bob.hears("public").hears("public");
  }

  @Test
  void givesATextToTheFirstThatFindsSomethingInIt(Kit kit) {
    kit.bot(
        Bot.named("ops")
            .hears("(?i)uptime (\\S+)", (match, chat) -> chat.say(match.group(1) + " is up"))
            .hears("uptime", (_, chat) -> chat.say("of what?"))
            .onText(said -> said.reply("pardon?")));

    kit.user("alice")
        .with("ops")
        .says("tell me the Uptime web1 please")
        .hears("web1 is up")
        .says("uptime")
        .hears("of what?")
        .says("hello")
        .hears("pardon?")
        .hearsNothing();
  }

  @Test
  void takesACommandWithoutItsSlashOnlyInPrivate(Kit kit) {
    kit.bot(
        Bot.named("ops")
            .in("#ops")
            .command("status", "says how it is", chat -> chat.say("all is well"))
            .onText(said -> noted.add(said.text())));
    User alice = kit.user("alice");

    alice.with("ops").says("/status").hears("all is well").says("Status").hears("all is well");
    alice.says("status of what").hearsNothing();
    alice.in("#ops").says("status").hearsNothing();
    alice.says("/status").hears("all is well");

    assertEquals(List.of("status of what", "status"), noted);
  }

  @Test
  void asksForAWordThatStandsAlone(Kit kit) {
    kit.bot(Pizza.bot());

    kit.user("alice").with("pizza").says("/order large").hears("/order stands alone");
  }

  @Test
  void saysThatItDoesNotUnderstandOnlyInPrivate(Kit kit) {
    kit.bot(Pizza.bot().in("#lunch"));
    User alice = kit.user("alice");

    alice.with("pizza").says("hm").hears("/help says what I can do");
    alice.in("#lunch").says("hm").hearsNothing();
  }

  @Test
  void explainsItself(Kit kit) {
    kit.bot(Pizza.bot().command(new TodoCommand()));

    kit.user("alice")
        .with("pizza")
        .says("/help")
        .hears("pizza: bakes\n  /order   orders a pizza\n  /todo …  keeps a list")
        .says("/help order")
        .hears("/order  orders a pizza")
        .says("/help todo add")
        .hears("usage: /todo add TEXT");
  }

  sealed interface Todo {

    @Help("adds an item")
    record Add(@Rest String text) implements Todo {}

    @Help("ticks an item off")
    record Done(int number) implements Todo {}
  }

  @Name("todo")
  @Help("keeps a list")
  static final class TodoCommand implements Command<Todo> {

    @Override
    public void run(Todo call, Invocation in) {
      switch (call) {
        case Todo.Add(var text) -> in.reply("%s adds %s".formatted(in.caller(), text));
        case Todo.Done(var number) ->
            throw new IllegalArgumentException("there is no item %d".formatted(number));
      }
    }
  }

  @Test
  void understandsCommandsByTheirRecords(Kit kit) {
    kit.bot(Bot.named("lists").in("#home").command(new TodoCommand()));
    User alice = kit.user("alice");

    alice
        .with("lists")
        .says("/todo add milk and bread")
        .hears("alice adds milk and bread")
        .says("todo add tea")
        .hears("alice adds tea")
        .says("/todo done milk")
        .hears("must be a whole number")
        .says("/todo done 7")
        .hears("there is no item 7");
    alice.in("#home").says("/todo add salt").hears("alice adds salt");
  }

  @Test
  void doesCommandsWhileAQuestionIsOpen(Kit kit) {
    kit.bot(Pizza.bot().command(new TodoCommand()));

    kit.user("alice")
        .with("pizza")
        .says("/order")
        .hears("Which size?")
        .says("/todo add milk")
        .hears("alice adds milk")
        .hears("Which size?")
        .says("todo add tea")
        .hears("One of S, M, L.");
  }

  @Test
  void refusesTwoCommandsOfOneWord() {
    var twice =
        assertThrows(
            IllegalArgumentException.class,
            () -> Pizza.bot().command("/order", "orders, too", _ -> {}));

    assertEquals("pizza has a command order already", twice.getMessage());
  }

  @Test
  void doesNotHearOtherBots(Kit kit) {
    kit.bot(Bot.named("echo").onText(said -> said.reply(said.text())));
    kit.bot(
        Bot.named("caller")
            .command("call", "calls echo", chat -> chat.say(askEcho(chat.alsoWith("echo"))))
            .every(ofMinutes(1), client -> client.send("echo", "hello")));
    User alice = kit.user("alice").with("caller");

    kit.clock().advance(ofMinutes(3));

    alice.says("/call").hearsNothing();
    kit.clock().advance(ofMinutes(5));
    alice.hears("no answer in time");
  }

  private static String askEcho(Chat chat) {
    return chat.ask("anybody there?");
  }

  @Test
  void twoBotsInOneRoomDoNotAnswerEachOther(Kit kit) {
    kit.bot(Bot.named("echo").in("#tea").onText(said -> said.reply("echo " + said.text())));
    kit.bot(Bot.named("mirror").in("#tea").onText(said -> said.reply("mirror " + said.text())));
    User alice = kit.user("alice").in("#tea").says("hello");

    alice.hears("hello").hears("hello").hearsNothing();
  }

  @Test
  void hearsOtherBotsWhenAskedTo(Kit kit) {
    kit.bot(Bot.named("echo").hearsBots().onText(said -> said.reply(said.text())));
    kit.bot(
        Bot.named("caller")
            .command("call", "calls echo", chat -> chat.say(askEcho(chat.alsoWith("echo")))));

    kit.user("alice").with("caller").says("/call").hears("anybody there?").hearsNothing();
  }

  @Test
  void welcomesWhoJoinsItsRoom(Kit kit) {
    kit.bot(
        Bot.named("guide")
            .in("#new")
            .onJoin(chat -> chat.say("%s likes %s".formatted(chat.with(), chat.ask("Likes?")))));
    User alice = kit.user("alice").in("#old");
    alice.hearsNothing();

    alice.in("#new").hears("alice: Likes?").says("tea").hears("alice likes tea").hearsNothing();
  }

  @Test
  void welcomesWhoComesWhenItIsInNoRoom(Kit kit) {
    User alice = kit.user("alice");
    kit.bot(Bot.named("guide").onJoin(chat -> chat.say("welcome, " + chat.with())));
    kit.bot(Bot.named("other").onText(said -> said.reply("what?")));
    alice.hearsNothing();

    kit.user("bob").hears("welcome, bob").hearsNothing();
    alice.stop();
    alice.restart();

    alice.hears("welcome, alice").hearsNothing();
  }

  @Test
  void isABotInTheTable(Kit kit) {
    kit.bot(Pizza.bot());

    var entry = kit.user("alice").client().table().get(Nickname.of("pizza"));

    assertEquals(Kind.BOT, entry == null ? null : entry.kind());
  }

  @Test
  void saysNoMoreToOnePersonThanItMay(Kit kit) {
    kit.bot(
        Bot.named("chatty")
            .answersPerMinute(3)
            .onText(said -> {
              for (int i = 1; i <= 5; i++) {
                said.reply("line " + i);
              }
            }));
    User alice = kit.user("alice").with("chatty").says("go");

    alice.hears("line 1").hears("line 2").hears("line 3").hearsNothing();
    kit.clock().advance(ofSeconds(10));
    alice.hears("line 4").hearsNothing();
    kit.clock().advance(ofSeconds(10));

    alice.hears("line 5").hearsNothing();
    assertTrue(kit.clock().now().isAfter(Instant.parse("2026-01-01T00:00:39Z")));
  }

  @Test
  void startsOnAnyClientAndLeavesItToOthersWhenItIsClosed(Kit kit) {
    Client client = kit.user("desk").client();
    var running = Bot.named("any").onText(said -> said.reply("bot: " + said.text())).start(client);
    User alice = kit.user("alice").with("desk").says("one").hears("bot: one");

    running.close();
    alice.says("two").hearsNothing();

    kit.user("desk").hears("one").hears("two");
  }

  @Test
  void interruptsItsConversationsWhenItIsClosed(Kit kit) {
    Client client = kit.user("desk").client();
    var running =
        Bot.named("any")
            .onText(said -> {
              try {
                said.chat().ask("Well?");
              } finally {
                noted.add("interrupted: %s".formatted(Thread.currentThread().isInterrupted()));
              }
            })
            .start(client);
    User alice = kit.user("alice").with("desk").says("hello").hears("Well?");

    running.close();

    alice.hearsNothing();
    assertEquals(List.of("interrupted: true"), noted);
  }
}
