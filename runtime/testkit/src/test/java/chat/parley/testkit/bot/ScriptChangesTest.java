package chat.parley.testkit.bot;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.api.bot.Answer;
import chat.parley.api.bot.Bot;
import chat.parley.api.bot.Chat;
import chat.parley.testkit.Kit;
import chat.parley.testkit.ParleyTest;
import chat.parley.testkit.User;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// A durable bot whose source is saved while people talk to it: it is stopped in order, and what is
/// started then has classes of its own.
@ParleyTest
final class ScriptChangesTest {

  record Receipt(String id, Kind kind) {}

  enum Kind {
    PAID,
    FREE
  }

  /// A source that was compiled and loaded once more.
  public static final class Source implements Supplier<Bot> {

    /// As it is.
    public Source() {}

    @Override
    public Bot get() {
      return bot(Source::order);
    }

    private static void order(Chat chat) {
      Receipt receipt = chat.once("charge", () -> new Receipt("r-1", Kind.PAID));
      String name = chat.ask("Your name?");
      chat.say("%s, %s, %s".formatted(name, receipt.id(), receipt.kind()));
    }
  }

  private static Bot bot(Bot.Handler<Chat> script) {
    return Bot.named("robot").command("order", "orders", script).durable();
  }

  private static Bot loadedAnew() {
    try {
      return ((Supplier<?>)
                      new Anew().loadClass(Source.class.getName()).getConstructor().newInstance())
                  .get()
              instanceof Bot bot
          ? bot
          : bot(_ -> {});
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the source cannot be loaded", e);
    }
  }

  /// Loads this test and what is in it again, and all else with its parent.
  private static final class Anew extends ClassLoader {

    private static final String OURS = ScriptChangesTest.class.getName();

    Anew() {
      super(ScriptChangesTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(OURS)) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      String file = "/%s.class".formatted(name.replace('.', '/'));
      try (InputStream in = requireNonNull(ScriptChangesTest.class.getResourceAsStream(file))) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new UncheckedIOException("%s cannot be read".formatted(file), e);
      }
    }
  }

  private static void saveAs(User robot, Bot bot) {
    robot.stop();
    robot.restart(bot);
  }

  @Test
  void goesOnWithNewClassesOfTheSameSource(Kit kit) {
    User robot = kit.bot(loadedAnew());
    User alice = kit.user("alice").with("robot").says("/order").hears("Your name?");

    saveAs(robot, loadedAnew());

    alice.hearsNothing().says("Al").hears("Al, r-1, PAID").hearsNothing();
    assertEquals(0, robot.journals().aside().size());
  }

  @Test
  void aChangeOfWhatIsStillToComeIsFollowed(Kit kit) {
    User robot = kit.bot(bot(chat -> chat.say("hello " + chat.ask("Your name?"))));
    User alice = kit.user("alice").with("robot").says("/order").hears("Your name?");

    saveAs(robot, bot(chat -> chat.say("welcome " + chat.ask("Your name?"))));

    alice.hearsNothing().says("Al").hears("welcome Al").hearsNothing();
    assertEquals(0, robot.journals().aside().size());
  }

  @Test
  void aChangeOfWhatWasSaidEndsTheConversationWithALine(Kit kit) {
    User robot = kit.bot(bot(chat -> chat.say("hello " + chat.ask("Your name?"))));
    User alice = kit.user("alice").with("robot").says("/order").hears("Your name?");
    User bob = kit.user("bob").with("robot");

    saveAs(robot, bot(chat -> chat.say("hello " + chat.ask("Who are you?"))));

    alice.hears("I have been changed since we began").hearsNothing();
    alice.says("/order").hears("Who are you?").says("Al").hears("hello Al");
    bob.says("/order").hears("Who are you?");
    assertEquals(1, robot.journals().aside().size());
  }

  @Test
  void aChangeOfWhatWasDoneOnceEndsTheConversation(Kit kit) {
    User robot =
        kit.bot(
            bot(chat -> {
              chat.once("charge", () -> "r-1");
              chat.ask("Your name?");
            }));
    User alice = kit.user("alice").with("robot").says("/order").hears("Your name?");

    saveAs(
        robot,
        bot(chat -> {
          chat.once("pay", () -> "r-1");
          chat.ask("Your name?");
        }));

    alice.hears("I have been changed").hearsNothing();
  }

  @Test
  void anotherTimeoutIsNoChange(Kit kit) {
    User robot = kit.bot(bot(chat -> chat.say("hello " + chat.ask("Your name?"))));
    User alice = kit.user("alice").with("robot").says("/order").hears("Your name?");

    saveAs(robot, bot(chat -> chat.say("hello " + chat.within(ofHours(1)).ask("Your name?"))));
    kit.clock().advance(ofMinutes(30));

    alice.hearsNothing().says("Al").hears("hello Al").hearsNothing();
  }

  @Test
  void anAnswerThatIsNoneAnyMoreHasChanged(Kit kit) {
    User robot =
        kit.bot(
            bot(chat -> {
              int count = chat.ask("How many?", Answer.number(1, 20));
              chat.say("%d for %s".formatted(count, chat.ask("For whom?")));
            }));
    User alice = kit.user("alice").with("robot").says("/order").hears("How many?");
    alice.says("15").hears("For whom?");

    saveAs(
        robot,
        bot(chat -> {
          int count = chat.ask("How many?", Answer.number(1, 10));
          chat.say("%d for %s".formatted(count, chat.ask("For whom?")));
        }));

    alice.hears("I have been changed").hearsNothing();
  }

  @Test
  void aCommandThatIsGoneHasChanged(Kit kit) {
    User robot = kit.bot(bot(chat -> chat.ask("Your name?")));
    User alice = kit.user("alice").with("robot").says("/order").hears("Your name?");

    saveAs(robot, Bot.named("robot").command("pay", "pays", chat -> chat.ask("Who?")).durable());

    alice.hears("I have been changed").hearsNothing().says("/pay").hears("Who?");
  }

  @Test
  void aBotThatIsNotDurableAnyMoreLeavesItsJournalsForWhenItIs(Kit kit) {
    Bot durable = bot(chat -> chat.say("hello " + chat.ask("Your name?")));
    User robot = kit.bot(durable);
    User alice = kit.user("alice").with("robot").says("/order").hears("Your name?");

    saveAs(robot, Bot.named("robot").onText(said -> said.reply("heard " + said.text())));
    alice.says("one").hears("heard one");
    saveAs(robot, durable);

    alice.hearsNothing().says("Al").hears("hello Al");
  }

  @Test
  void cannotBecomeAnotherOne(Kit kit) {
    User robot = kit.bot(bot(_ -> {}));
    User alice = kit.user("alice");
    Bot other = Bot.named("other");

    assertThrows(IllegalArgumentException.class, () -> robot.restart(other));
    assertThrows(IllegalStateException.class, () -> alice.restart(other));
  }
}
