package chat.parley.testkit.bot;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.bot.Answer;
import chat.parley.api.bot.Bot;
import chat.parley.api.bot.Chat;
import chat.parley.testkit.Kit;
import chat.parley.testkit.User;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Many people who talk with a bot at once: each on a thread of its own, and always in the same
/// order.
final class CrowdTest {

  private static final int PEOPLE = 50;

  private final List<String> noted = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  @Test
  void theSameSeedBringsTheSameTranscript() {
    String first = play(7);
    List<String> order = List.copyOf(noted);
    noted.clear();

    assertEquals(first, play(7));

    assertEquals(order, noted);
    assertEquals(PEOPLE, new HashSet<>(noted).size());
  }

  /// All say the same at the same moment, and wait for each other nowhere.
  private String play(long seed) {
    try (Kit kit = Kit.open(seed)) {
      User bot =
          kit.bot(
              Bot.named("robot")
                  .in("#hall")
                  .command("go", "goes", this::lead)
                  .every(ofSeconds(10), client -> client.send("#hall", "tick"))
                  .durable());
      var people = new ArrayList<User>();
      for (int i = 0; i < PEOPLE; i++) {
        people.add(kit.user("p%02d".formatted(i)));
      }
      people.forEach(it -> it.client().send("robot", "/go"));
      kit.clock().advance(ofSeconds(1));
      kit.network().between("p07", "robot").lossy(0.4);
      people.forEach(it -> it.client().send("robot", "3"));
      kit.clock().advance(ofSeconds(4));
      bot.crash();
      people.forEach(it -> it.client().send("robot", "yes"));
      bot.restart();
      kit.clock().advance(ofMinutes(1));
      assertEquals(0, bot.journals().open());
      return kit.transcript().toString();
    }
  }

  private void lead(Chat chat) {
    int count = chat.ask("How many?", Answer.number(1, 9));
    chat.pause(ofSeconds(2));
    if (chat.confirm("%d?".formatted(count))) {
      noted.add(chat.with().shown());
      chat.say("%d for %s".formatted(count, chat.with()));
    }
  }

  @Test
  void eachHasAVirtualThreadOfHisOwnForTheWholeConversation() {
    try (Kit kit = Kit.open(1)) {
      kit.bot(Bot.named("robot").in("#a").command("go", "goes", this::noteThreads));
      User alice = kit.user("alice").with("robot").says("/go").hears("Well?");
      kit.user("bob").with("robot").says("/go").hears("Well?").says("yes");
      alice.in("#a").says("/go").hears("Well?").says("yes");
      alice.with("robot").says("yes").hearsNothing();
    }

    assertEquals(6, threads.size());
    assertEquals(3, new HashSet<>(threads).size());
    assertTrue(threads.stream().allMatch(Thread::isVirtual));
  }

  private void noteThreads(Chat chat) {
    threads.add(Thread.currentThread());
    chat.ask("Well?");
    threads.add(Thread.currentThread());
  }
}
