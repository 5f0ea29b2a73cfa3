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
  private volatile boolean isAskedFor;

  /// @param lines reads a line
  FirstLine(Supplier<Input> lines) {
    this.lines = lines;
  }

  /// Begins to read, on a thread of its own.
  ///
  /// @param left called on that thread if no more lines come before anybody has asked for one
  void begin(Runnable left) {
    var line = new CompletableFuture<Input>();
    early = line;
    Thread.ofPlatform().name("parley-first-line").daemon().start(() -> read(line, left));
  }

  private void read(CompletableFuture<Input> line, Runnable left) {
    try {
      Input input = lines.get();
      line.complete(input);
      if (input instanceof Input.Ended && !isAskedFor) {
        left.run();
      }
    } catch (RuntimeException e) {
      line.completeExceptionally(e);
    }
  }

  /// Waits for the line that was begun, and later for the ones that follow it.
  Input read() {
    isAskedFor = true;
    CompletableFuture<Input> line = early;
    early = null;
    return line == null ? lines.get() : line.join();
  }

  /// Waits until nothing is being read.
  void finish() {
    isAskedFor = true;
    CompletableFuture<Input> line = early;
    if (line != null) {
      line.join();
    }
  }
}
