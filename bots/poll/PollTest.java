import chat.parley.testkit.Kit;
import chat.parley.testkit.ParleyTest;
import chat.parley.testkit.User;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@ParleyTest
final class PollTest {

  @TempDir Path folder;

  @BeforeEach
  void set() {
    System.setProperty("poll.file", folder.resolve("poll.json").toString());
    System.setProperty("poll.rooms", "#tea, #ops");
  }

  @AfterEach
  void clear() {
    System.clearProperty("poll.file");
    System.clearProperty("poll.rooms");
  }

  private static User start(Kit kit) throws ClassNotFoundException {
    return kit.bot(Class.forName("Poll"));
  }

  private static User ask(Kit kit) {
    return kit.user("alice")
        .in("#tea")
        .says("/poll new")
        .hears("alice: What is to be decided?")
        .says("Which tea?")
        .hears("Between what?")
        .says("green, black,mint")
        .hears("Which tea?\n1  green  0\n2  black  0\n3  mint  0\nVote with a number");
  }

  @Test
  void goesAsItIsWritten(Kit kit) throws ClassNotFoundException {
    start(kit);

    kit.play(Path.of("poll/poll.chat"));
  }

  @Test
  void countsOneVoteForEachPerson(Kit kit) throws ClassNotFoundException {
    start(kit);
    User bob = kit.user("bob");
    User alice = ask(kit);

    bob.in("#tea").says("2").hears("black  ■ 1");
    alice.hears("2").hears("black  ■ 1").says("2").hears("black  ■■ 2");
    bob.hears("2").hears("black  ■■ 2").says("1").hears("green  ■ 1\n2  black  ■ 1");
  }

  @Test
  void outlivesItsProcess() throws Exception {
    try (Kit kit = Kit.open()) {
      User bot = start(kit);
      ask(kit).says("3").hears("mint  ■ 1");
      bot.crash();
    }
    try (Kit kit = Kit.open()) {
      start(kit);
      User bob = kit.user("bob").in("#tea").says("3").hears("mint  ■■ 2");
      kit.user("alice").in("#tea").says("/close").hears("mint  ■■ 2\nClosed. mint it is.");
      bob.hears("/close").hears("Closed.").says("3").hearsNothing();
    }
  }

  @Test
  void isClosedByItsOwnerOnly(Kit kit) throws ClassNotFoundException {
    start(kit);
    User alice = ask(kit);
    User bob = kit.user("bob").in("#tea");

    bob.says("/close").hears("bob: only alice may close this poll.");
    alice.hears("/close").hears("only alice").says("/close").hears("Nobody has voted.");
  }

  @Test
  void refusesAFormThatIsNoPoll(Kit kit) throws ClassNotFoundException {
    start(kit);
    User alice = kit.user("alice").in("#tea").says("/poll").hears("What is to be decided?");

    alice.says("Lunch?").hears("Between what?").says("pizza").hears("That are 1 options");
    alice.hears("What is to be decided?").says("Lunch?").hears("Between what?");
    alice.says("pizza, pizza").hears("Each option must be another one.").hears("decided?");
    alice.says("cancel").hears("Cancelled.").says("/tally").hears("There is no poll here.");
  }

  @Test
  void keepsOnePollInEachRoom(Kit kit) throws ClassNotFoundException {
    start(kit);
    User alice = ask(kit);

    alice.says("/poll").hears("One poll at a time, and this one is open: Which tea?");
    alice.in("#ops").says("/poll").hears("What is to be decided?");
    alice.with("poll").says("/poll").hears("Polls are for rooms.");
  }
}
