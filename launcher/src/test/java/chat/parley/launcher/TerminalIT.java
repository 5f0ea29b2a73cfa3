package chat.parley.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.launcher.testing.ParleyProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A prompt on a real terminal.
@Timeout(300)
final class TerminalIT {

  private static final String CTRL_C = "\u0003";

  @TempDir private Path home = Path.of("");

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
}
