package chat.parley.engine.bot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Programs that are bots called echo, each run as a process of its own.
///
/// @param data their folder
record BotPrograms(Path data) {

  /// Starts one with a server on this machine.
  Process start(Class<?> program, int port, String... more) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    var command =
        new ArrayList<>(
            List.of(
                java.toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
                "--server",
                "127.0.0.1:%d".formatted(port),
                "--data",
                data.toString()));
    command.addAll(List.of(more));
    return new ProcessBuilder(command).start();
  }

  /// Waits until it has found its server; what it has said before on standard error.
  static List<String> awaitThere(Process process) throws IOException {
    BufferedReader reader = process.errorReader(UTF_8);
    var lines = new ArrayList<String>();
    String line = reader.readLine();
    while (line != null && !line.startsWith("echo is at ")) {
      lines.add(line);
      line = reader.readLine();
    }
    assertTrue(line != null, "the process has ended: %s".formatted(lines));
    return List.copyOf(lines);
  }
}
