package chat.parley.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.parley.launcher.testing.OnScreen;
import chat.parley.launcher.testing.ParleyProcess;
import chat.parley.launcher.testing.ParleyProcesses;
import chat.parley.launcher.testing.VirtualScreen;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A prompt on a real terminal.
@Timeout(300)
final class TerminalIT {

  private static final String CTRL_C = "\u0003";

  private static final String ALT_A = "\u001Ba";

  @RegisterExtension private final ParleyProcesses processes = new ParleyProcesses();
  @TempDir private Path home = Path.of("");

  private String serve() throws InterruptedException {
    return ParleyProcesses.addressOf(processes.startServer(home));
  }

  private ParleyProcess bob(String address) throws InterruptedException {
    ParleyProcess bob = processes.start(home, "join", "bob", "--server", address);
    bob.awaitLine("[Welcome, You are registered.]");
    return bob;
  }

  private OnScreen alice(String address) throws InterruptedException {
    var alice =
        OnScreen.start(
            home, new VirtualScreen(80, 24), Map.of(), "join", "alice", "--server", address);
    alice.screen().awaitRow("alice | server up");
    return alice;
  }

  @Test
  void clearsTheLineAtCtrlCAndLeavesWhenItIsEmpty() throws Exception {
    try (var demo = ParleyProcess.startOnTerminal(home, "demo")) {
      demo.press("send echo first\r");
      demo.awaitMatch(".*echo: first.*");

      for (int i = 0; i < 100; i++) {
        demo.press("send echo half " + i);
        demo.press(CTRL_C);
        if (i % 10 == 0) {
          demo.press("send echo whole " + i + "\r");
          demo.awaitMatch(".*echo: whole " + i + "\\b.*");
        }
      }
      demo.press(CTRL_C);

      demo.awaitMatch(".*You are Offline. Bye.*");
      assertEquals(0, demo.awaitExit());
    }
  }

  @Test
  void marksInPlaceWhatBecameOfATypedLine() throws Exception {
    String address = serve();
    ParleyProcess bob = bob(address);
    try (OnScreen alice = alice(address)) {
      alice.press("send bob first\r");
      alice.screen().awaitRow(">>> send bob first ✓");
      bob.awaitLine("alice: first");

      bob.kill();
      alice.press("send bob second\r");
      alice.screen().awaitRow(">>> send bob second ⇢");
      processes.get(0).kill();
      alice.screen().awaitRow("alice | server down");
      alice.press("send bob third\r");
      alice.screen().awaitRow(">>> send bob third ·");
      alice.screen().awaitRow("alice | server down | 1 in the outbox");
    }
  }

  @Test
  void goesToWhatIsUnreadAtAKey() throws Exception {
    String address = serve();
    ParleyProcess bob = bob(address);
    try (OnScreen alice = alice(address)) {
      VirtualScreen screen = alice.screen();
      alice.press("/focus #ops\r");
      screen.awaitRow("alice | server up | to #ops");
      bob.type("send alice are you there?", "send alice hello?");
      screen.awaitRow("alice | server up | to #ops | 2 unread: bob 2");

      alice.press("yes, h" + ALT_A + "ere\r");

      bob.awaitLine("alice: yes, here");
      screen.await(it ->
          it.visible().contains("bob >>> yes, here ✓")
              && it.visible().getLast().equals("alice | server up | to bob"));
      alice.press("\u0004");
      assertEquals(0, alice.awaitExit());
      assertFalse(screen.visible().stream().anyMatch(row -> row.startsWith("alice | ")));
    }
  }

  @Test
  void printsWholeLinesAndNothingElseWhenAskedTo() throws Exception {
    try (var demo = ParleyProcess.startOnTerminal(home, "demo", "--plain")) {
      demo.awaitMatch(".*You are registered.*");
      demo.type("send echo hello");
      demo.awaitLine(">>> echo: hello");
      demo.awaitLine(">>> [Message received by echo.]");
      demo.type("/quit");

      assertEquals(0, demo.awaitExit());
      assertFalse(demo.output().toString().contains("\u001B"), demo.output().toString());
    }
  }
}
