package chat.parley.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.launcher.testing.ParleyProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What real processes leave in the folder for temporary files.
@Timeout(300)
final class NothingLeftBehindIT {

  @TempDir private Path home = Path.of("");
  private Path temporary = Path.of("");

  @BeforeEach
  void makeTheFolder() throws IOException {
    temporary = Files.createDirectory(home.resolve("tmp"));
  }

  private ParleyProcess start(String... arguments) {
    return ParleyProcess.start(home, List.of("-Djava.io.tmpdir=" + temporary), arguments);
  }

  private List<String> left(String prefix) throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.startsWith(prefix))
          .toList();
    }
  }

  @Test
  void killedServerLeavesNoLibrary() throws Exception {
    try (var server = start("server", "--port", "0", "--bind", "127.0.0.1")) {
      server.awaitMatch("\\[Server is running on port .*");
      server.kill();
    }

    assertEquals(List.of(), left("sqlite"));
    assertEquals(List.of(), left("parley-sqlite"));
  }

  @Test
  void demoThatIsInterruptedWhileItStartsLeavesNoKeys() throws Exception {
    try (var demo = start("demo")) {
      while (left("parley-").isEmpty()) {
        assertTrue(demo.isAlive());
        Thread.onSpinWait();
      }
      demo.terminate();
      demo.awaitExit();
    }

    assertEquals(List.of(), left("parley-"));
  }
}
