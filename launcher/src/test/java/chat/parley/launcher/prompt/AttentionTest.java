package chat.parley.launcher.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.launcher.testing.Archives;
import chat.parley.launcher.testing.FakeClient;
import chat.parley.launcher.testing.FakeConsole;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class AttentionTest {

  private static final Instant NOW = Instant.parse("2026-11-23T18:03:07Z");

  private final FakeConsole console = new FakeConsole(true);
  private final FakeClient client = new FakeClient("alice", "bob");
  private final Thread session = Thread.ofVirtual().unstarted(this::run);

  private void run() {
    try {
      new Session(
              client,
              console,
              Archives.empty(NOW),
              new Session.Manner(false, true, Pace.AT_ONCE),
              Extensions.none())
          .run();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void end() throws InterruptedException {
    console.press(new Console.Input.Ended());
    session.join();
  }

  @Test
  void tellsOfMessagesOutsideTheFocusInWordsThatNoTerminalObeys() throws Exception {
    console.type("/focus #ops", "/notify bell");
    session.start();
    console.awaitShown(2);
    client.receive("bob", "are you\nthere?\033[31m");
    console.awaitShown(1);
    end();

    assertEquals(List.of("by BELL", "bob: are you there?[31m"), console.alerts());
  }

  @Test
  void tellsNothingOfWhatIsBeforeOnesEyes() throws Exception {
    console.type("/focus bob");
    session.start();
    console.awaitShown(1);
    client.receive("bob", "hello");
    console.awaitShown(1);
    end();

    assertEquals(List.of(), console.alerts());
  }

  @Test
  void focusesWhatIsUnreadAndThenSaysThatNothingIs() throws Exception {
    console.type("/focus #ops");
    session.start();
    console.awaitShown(1);
    client.receive("bob", "hello");
    console.press(new Console.Input.NextUnread()).type("hi").press(new Console.Input.NextUnread());
    List<String> shown = console.awaitShown(3);
    end();

    assertEquals(
        List.of(
            "[Lines go to #ops now; a command needs its slash, and /focus ends it.]",
            "bob: hello",
            "[Lines go to bob now; a command needs its slash, and /focus ends it.]",
            "[There is nothing that you have not read.]"),
        shown);
    assertEquals("send bob <hi>", client.calls().getFirst());
  }
}
