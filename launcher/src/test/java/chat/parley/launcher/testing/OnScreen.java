package chat.parley.launcher.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A `parley` in a process of its own, on a terminal of its own, and what a person sees of it.
public final class OnScreen implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final VirtualScreen screen;
  private final OutputStream keyboard;

  private OnScreen(Process process, VirtualScreen screen) {
    this.process = process;
    this.screen = screen;
    this.keyboard = process.getOutputStream();
    Thread.ofPlatform().daemon().name("screen-" + process.pid()).start(this::copyAll);
  }

  /// Starts `parley` with these arguments on an empty terminal.
  ///
  /// @param home its `PARLEY_HOME`
  /// @param more variables of its environment
  public static OnScreen start(
      Path home, VirtualScreen screen, Map<String, String> more, String... arguments) {
    ProcessBuilder builder =
        ParleyProcess.builder(
                home, ParleyProcess.commandOnTerminal(screen.columns(), screen.rows(), arguments))
            .redirectErrorStream(true);
    builder.environment().putAll(more);
    try {
      return new OnScreen(builder.start(), screen);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void copyAll() {
    try (var output = process.getInputStream()) {
      output.transferTo(screen.input());
    } catch (IOException _) {
      // The process is gone.
    }
  }

  /// What is seen.
  public VirtualScreen screen() {
    return screen;
  }

  /// Types these keys, and no Enter after them.
  public void press(String keys) throws IOException {
    keyboard.write(keys.getBytes(UTF_8));
    keyboard.flush();
  }

  /// Waits for its end; answers the exit code.
  public int awaitExit() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("still running after:\n" + String.join("\n", screen.everything()));
    }
    return process.exitValue();
  }

  /// Kills it, should it still run.
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
