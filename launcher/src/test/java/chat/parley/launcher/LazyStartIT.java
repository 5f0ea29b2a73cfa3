package chat.parley.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.launcher.testing.ParleyProcess;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Commands that only print load nothing that takes long; of the engine, its grammar alone.
@Timeout(60)
final class LazyStartIT {

  /// The JVM looks at three small types of the plugin host when it verifies what names them; none
  /// of them loads anything more.
  private static final String HEAVY =
      ".*\\b(org\\.jline|io\\.netty|com\\.google|org\\.sqlite|com\\.fasterxml|org\\.slf4j"
          + "|chat\\.parley\\.(core|engine"
          + "(?!\\.command\\.|\\.plugin\\.(jar\\.Refusal|Extensions|Neighbour) )))\\..*";

  @TempDir private Path home = Path.of("");

  private List<String> heavyClassesOf(String... arguments) throws InterruptedException {
    try (var process = ParleyProcess.start(home, List.of("-Xlog:class+load"), arguments)) {
      assertEquals(0, process.awaitExit());
      return process.output().stream().filter(line -> line.matches(HEAVY)).toList();
    }
  }

  @Test
  void versionLoadsNothingHeavy() throws InterruptedException {
    assertEquals(List.of(), heavyClassesOf("--version"));
  }

  @Test
  void helpLoadsNothingHeavy() throws InterruptedException {
    assertEquals(List.of(), heavyClassesOf("--help"));
    assertEquals(List.of(), heavyClassesOf("join", "--help"));
  }

  @Test
  void settingsThatAreNotThereLoadNoParser() throws InterruptedException {
    assertEquals(
        List.of(),
        heavyClassesOf("config", "list").stream()
            .filter(line -> line.matches(".*(com\\.fasterxml|org\\.sqlite|io\\.netty).*"))
            .toList());
  }
}
