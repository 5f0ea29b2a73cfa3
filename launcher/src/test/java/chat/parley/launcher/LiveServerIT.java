package chat.parley.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.launcher.testing.ParleyProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A server on a real terminal.
@Timeout(300)
final class LiveServerIT {

  private static final String CTRL_C = "\u0003";

  @TempDir private Path home = Path.of("");

  @Test
  void keepsItsTableBelowTheLinesUntilCtrlC() throws Exception {
    try (var server = ParleyProcess.startOnTerminal(home, "server", "--port", "0")) {
      String port =
          server.awaitMatch(".*running on port \\d+.*").replaceAll(".*port (\\d+).*", "$1");
      server.awaitMatch(".*nobody has registered yet.*");
      try (var alice =
          ParleyProcess.start(home, "join", "alice", "--server", "127.0.0.1:" + port)) {
        server.awaitMatch(".*alice registered.*");
        server.awaitMatch(".*alice +human +127.0.0.1:\\d+ +online .* B +[0-9.]+ k?B .*");
        assertTrue(alice.isAlive());
      }

      server.press(CTRL_C);

      server.awaitMatch(".*Server says goodbye.*");
      assertEquals(0, server.awaitExit());
    }
  }

  @Test
  void printsOnlyLinesWhenItIsToBePlain() throws Exception {
    try (var server = ParleyProcess.startOnTerminal(home, "server", "--port", "0", "--plain")) {
      server.awaitMatch(".*running on port.*");

      server.press(CTRL_C);

      server.awaitMatch(".*Server says goodbye.*");
      assertEquals(0, server.awaitExit());
      assertTrue(server.output().stream().noneMatch(line -> line.contains("\u001b[")));
    }
  }
}
