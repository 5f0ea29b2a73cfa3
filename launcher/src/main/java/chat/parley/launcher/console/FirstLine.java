package chat.parley.launcher.console;

import chat.parley.launcher.prompt.Console.Input;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The first line of a prompt, which may be read before there is anybody who asks for it.
///
/// Begun by one thread, then read and finished by one other.
final class FirstLine {

  private final Supplier<Input> lines;
  private volatile @Nullable CompletableFuture<Input> early;

  /// @param lines reads a line
  FirstLine(Supplier<Input> lines) {
    this.lines = lines;
  }

  /// Begins to read, on a thread of its own.
  void begin() {
    early =
        CompletableFuture.supplyAsync(
            lines, task -> Thread.ofPlatform().name("parley-first-line").daemon().start(task));
  }

  /// Waits for the line that was begun, and later for the ones that follow it.
  Input read() {
    CompletableFuture<Input> line = early;
    early = null;
    return line == null ? lines.get() : line.join();
  }

  /// Waits until nothing is being read.
  void finish() {
    CompletableFuture<Input> line = early;
    if (line != null) {
      line.join();
    }
  }
}
