package chat.parley.engine.torture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// One life of a program, from its start until it is killed.
///
/// Safe for use by any thread.
final class Life {

  private final Process process;
  private final Thread reader;

  private Life(Process process, Consumer<String> lines) {
    this.process = process;
    this.reader = Thread.ofVirtual().start(() -> read(lines));
  }

  /// Starts a program with this chaos under its sockets.
  ///
  /// @param prefix what stands before its command
  /// @param lines gets each line that it says, in order, on a thread of its own
  static Life of(
      List<String> prefix,
      Class<?> program,
      List<String> words,
      String chaos,
      Consumer<String> lines) {
    var command = new ArrayList<>(prefix);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
            "-cp",
            System.getProperty("java.class.path"),
            program.getName()));
    command.addAll(words);
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(Map.of("PARLEY_CHAOS", chaos));
    try {
      return new Life(builder.start(), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(Consumer<String> lines) {
    try (BufferedReader from = process.inputReader(UTF_8)) {
      for (String line = from.readLine(); line != null; line = from.readLine()) {
        lines.accept(line);
      }
    } catch (IOException _) {
      // Its pipe breaks when it is killed.
    }
  }

  boolean isThere() {
    return process.isAlive();
  }

  /// Says something to it, if it is there to hear it.
  synchronized void say(String line) {
    try {
      process.outputWriter(UTF_8).write(line + "\n");
      process.outputWriter(UTF_8).flush();
    } catch (IOException _) {
      // It was killed meanwhile; nobody counts on what it has not accepted.
    }
  }

  /// Stops it in its tracks, to go on as if nothing had been.
  void pause(boolean isPaused) throws IOException, InterruptedException {
    if (isThere()) {
      new ProcessBuilder("kill", isPaused ? "-STOP" : "-CONT", Long.toString(process.pid()))
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    }
  }

  /// Kills it, and hears what it has said before.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
    reader.join(TimeUnit.SECONDS.toMillis(10));
  }
}
