package chat.parley.launcher.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.launcher.testing.Archives;
import chat.parley.launcher.testing.FakeClient;
import chat.parley.launcher.testing.FakeConsole;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Safety words at the prompt, and what is known of keys.
@Timeout(30)
final class VerifyingTest {

  private static final Instant NOW = Instant.parse("2026-11-23T18:03:07Z");

  private final FakeConsole console = new FakeConsole(true);

  /// Types these lines and Ctrl-D; answers what was shown before the goodbye.
  private List<String> shownFor(FakeClient client, String... lines) throws InterruptedException {
    console.type(lines).press(new Console.Input.Ended());
    var manner = new Session.Manner(false, true, Pace.AT_ONCE);
    new Session(client, console, Archives.empty(NOW), manner, Extensions.none()).run();
    return console.shown().subList(0, console.shown().size() - 1);
  }

  @Test
  void showsInTheTableHowWellEachKeyIsKnown() throws InterruptedException {
    assertEquals(
        List.of(
            "NICKNAME  KIND   ADDRESS   PORT  KEY       STATUS",
            "alice     human  10.0.0.1  4000  own       online",
            "bob       human  10.0.0.1  4000  verified  online",
            "carol     human  10.0.0.1  4000  known     online",
            "dora      human  10.0.0.1  4000  CHANGED   online",
            "eve       human  10.0.0.1  4000  new       online"),
        shownFor(
            new FakeClient("alice", "bob", "carol", "dora", "eve")
                .knowing("bob", "00ff", true)
                .knowing("carol", "00ff", false)
                .knowing("dora", "11ee", true),
            "/who"));
  }

  @Test
  void showsSafetyWordsAndTakesTheAnswer() throws InterruptedException {
    var client = new FakeClient("alice", "bob").knowing("bob", "00ff", false);

    assertEquals(
        List.of(
            "[You and bob must see the same words:]",
            "[babab dafod bob]",
            "[Read them to each other, by telephone or face to face. The same? Then type: /verify"
                + " bob yes]",
            "[You and bob must see the same words:]",
            "[babab dafod bob]",
            "[bob is verified: you have said that the words were the same]",
            "{\"nickname\":\"bob\",\"words\":\"babab dafod bob\",\"verified\":true}"),
        shownFor(client, "/verify bob", "/verify bob yes", "/verify bob --json"));
    assertEquals("verify bob", client.calls().getFirst());
  }

  @Test
  void saysWhyThereAreNoWordsToCompare() throws InterruptedException {
    var client = new FakeClient("alice", "bob", "carol").knowing("carol", "11ee", true);

    assertEquals(
        List.of(
            "[alice is yourself.]",
            "[No key of bob is known yet: it is from the first message on, yours or his.]",
            "[carol shows other keys than those that we know; /trust carol first, then compare"
                + " words.]",
            "[There is no client dora; /who shows who there is.]"),
        shownFor(client, "/verify alice", "/verify bob", "/verify carol yes", "/verify dora"));
    assertEquals(List.of("deregister"), client.calls());
  }
}
