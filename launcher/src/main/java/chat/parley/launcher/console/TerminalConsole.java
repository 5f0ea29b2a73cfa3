package chat.parley.launcher.console;

import chat.parley.launcher.grammar.Candidate;
import chat.parley.launcher.prompt.Console;
import java.io.IOError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/// A terminal with line editing, completion and a history; what is shown goes above the line that
/// is being typed.
public final class TerminalConsole implements Console {

  /// Typed lines that are kept from one start to the next.
  private static final int HISTORY_LINES = 1_000;

  private final Terminal terminal;
  private final LineReader reader;

  /// Finds what Tab offers; nothing until [#complete] was called.
  private volatile BiFunction<String, Integer, List<Candidate>> completion = (_, _) -> List.of();

  /// Guards the two below, so that an interrupt hits the wait for a line and nothing else.
  private final ReentrantLock lock = new ReentrantLock();

  private @Nullable Thread waiting;
  private boolean isStopped;

  private TerminalConsole(Terminal terminal, @Nullable Path history) {
    this.terminal = terminal;
    LineReaderBuilder builder =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("parley")
            .parser(new LineParser())
            .completer(new TabCompleter((line, cursor) -> completion.apply(line, cursor)))
            .variable(LineReader.HISTORY_SIZE, HISTORY_LINES)
            .variable(LineReader.HISTORY_FILE_SIZE, HISTORY_LINES)
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, " ".repeat(PROMPT.length()))
            .variable(LineReader.BELL_STYLE, "none")
            // Else it would eat backslashes and exclamation marks out of messages.
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.CASE_INSENSITIVE, true)
            .option(LineReader.Option.AUTO_FRESH_LINE, false);
    if (history != null) {
      builder.variable(LineReader.HISTORY_FILE, history);
    }
    this.reader = builder.build();
  }

  /// The terminal that the process was started in; null if it can do no more than plain lines.
  ///
  /// @param history the file of typed lines; null for none
  public static @Nullable TerminalConsole open(@Nullable Path history) {
    try {
      return new TerminalConsole(
          builder().system(true).provider(TerminalBuilder.PROP_PROVIDER_JNI).dumb(false).build(),
          history);
    } catch (IOException | IllegalStateException | UnsatisfiedLinkError _) {
      return null;
    }
  }

  /// Loads what a terminal takes, on a terminal in memory.
  public static void warmUp() {
    try (Terminal terminal =
        builder()
            .system(false)
            .provider(TerminalBuilder.PROP_PROVIDER_JNI)
            .type("xterm")
            .streams(InputStream.nullInputStream(), OutputStream.nullOutputStream())
            .build()) {
      var console = new TerminalConsole(terminal, null);
      console.show(List.of("warm"));
      console.read();
    } catch (IOException | IllegalStateException | UnsatisfiedLinkError _) {
      // Then there is nothing to load.
    }
  }

  private static TerminalBuilder builder() {
    return TerminalBuilder.builder()
        .encoding(StandardCharsets.UTF_8)
        // It would ask the terminal a question and wait for the answer.
        .graphemeCluster(false);
  }

  /// From now on Tab offers what `completion` finds for a line and the cursor's place in it.
  public void complete(BiFunction<String, Integer, List<Candidate>> completion) {
    this.completion = completion;
  }

  /// From now on Ctrl-C calls this while no line is being typed.
  public void onInterrupt(Runnable action) {
    terminal.handle(Terminal.Signal.INT, _ -> action.run());
  }

  @Override
  public Input read() {
    if (!beginWaiting()) {
      return new Input.Stopped();
    }
    try {
      return new Input.Typed(reader.readLine(PROMPT));
    } catch (UserInterruptException e) {
      if (hasStopped()) {
        return new Input.Stopped();
      }
      return e.getPartialLine().isEmpty() ? new Input.Ended() : new Input.Cleared();
    } catch (EndOfFileException | IOError _) {
      // The latter when the terminal has gone away.
      return new Input.Ended();
    } finally {
      endWaiting();
    }
  }

  private boolean beginWaiting() {
    lock.lock();
    try {
      waiting = isStopped ? null : Thread.currentThread();
      return !isStopped;
    } finally {
      lock.unlock();
    }
  }

  private boolean hasStopped() {
    lock.lock();
    try {
      return isStopped;
    } finally {
      lock.unlock();
    }
  }

  /// An interrupt that came too late for the wait must not hit what follows it.
  @SuppressWarnings("ThreadInterrupted")
  private void endWaiting() {
    lock.lock();
    try {
      waiting = null;
      Thread.interrupted();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void show(List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    var shown = new StringBuilder();
    for (String line : lines) {
      shown.append(PROMPT).append(line).append('\n');
    }
    reader.printAbove(shown.toString());
  }

  @Override
  public boolean isTerminal() {
    return true;
  }

  @Override
  public void stop() {
    lock.lock();
    try {
      isStopped = true;
      if (waiting != null) {
        // What has been shown stays the last line; no prompt without an answer is left below it.
        reader.setOpt(LineReader.Option.ERASE_LINE_ON_FINISH);
        waiting.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    try {
      terminal.close();
    } catch (IOException _) {
      // It is gone already, and so is whoever could be told.
    }
  }
}
