package chat.parley.launcher.exec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One run of a command, within its limits.
final class CommandRun {

  private static final int COMPLAINT_BYTES_MAX = 1_000;

  /// How long what it has left running may hold its output open.
  private static final long AFTERWARDS_MILLIS = 500;

  private final List<String> command;
  private final CommandBot.Limits limits;

  /// How it went.
  sealed interface Outcome {

    /// It has printed this.
    ///
    /// @param isCut whether there was more
    record Printed(String text, boolean isCut) implements Outcome {}

    /// It has failed.
    ///
    /// @param why for the one who asked
    /// @param complaint what it has said of it, for the log alone
    record Failed(String why, String complaint) implements Outcome {}
  }

  CommandRun(List<String> command, CommandBot.Limits limits) {
    this.command = command;
    this.limits = limits;
  }

  /// The first bytes of a stream.
  private record Read(byte[] bytes, boolean isCut) {

    String text() {
      return new String(bytes, UTF_8);
    }
  }

  Outcome run(String text, Map<String, String> variables) throws InterruptedException {
    var builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(variables);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return new Outcome.Failed("the command cannot be started", String.valueOf(e.getMessage()));
    }
    try {
      Thread.ofVirtual().start(() -> write(text, process));
      CompletableFuture<Read> out = read(process.getInputStream(), limits.outputBytes(), process);
      CompletableFuture<Read> err = read(process.getErrorStream(), COMPLAINT_BYTES_MAX, null);
      if (!process.waitFor(limits.time().toMillis(), TimeUnit.MILLISECONDS)) {
        return new Outcome.Failed(
            "the command took longer than %d s".formatted(limits.time().toSeconds()), "");
      }
      Read printed = soon(out);
      if (process.exitValue() != 0 && !printed.isCut()) {
        return new Outcome.Failed(
            "the command failed with exit code " + process.exitValue(), soon(err).text().strip());
      }
      return new Outcome.Printed(printed.text().stripTrailing(), printed.isCut());
    } finally {
      kill(process);
    }
  }

  private static void write(String text, Process process) {
    try (OutputStream in = process.getOutputStream()) {
      in.write((text + "\n").getBytes(UTF_8));
    } catch (IOException _) {
      // It does not want to read, which is its right.
    }
  }

  /// Reads on to the end, so that the command is never held up, but keeps no more than the limit.
  ///
  /// @param cut killed when there is more; null if the rest is to be read all the same
  private static CompletableFuture<Read> read(
      InputStream stream, int bytesMax, @Nullable Process cut) {
    var read = new CompletableFuture<Read>();
    Thread.ofVirtual()
        .start(() -> {
          try (stream) {
            byte[] bytes = stream.readNBytes(bytesMax);
            boolean isMore = stream.read() >= 0;
            read.complete(new Read(bytes, isMore));
            if (isMore && cut != null) {
              kill(cut);
            } else {
              var _ = stream.transferTo(OutputStream.nullOutputStream());
            }
          } catch (IOException _) {
            read.complete(new Read(new byte[0], false));
          }
        });
    return read;
  }

  private static Read soon(CompletableFuture<Read> read) throws InterruptedException {
    try {
      return read.get(AFTERWARDS_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      return new Read(new byte[0], false);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a reading always comes to something", e);
    }
  }

  /// With all that it has started.
  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
