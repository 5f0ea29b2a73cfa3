package chat.parley.launcher.bot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// The process that bots live in, from the outside.
///
/// To be used by one thread; what it reports comes on another.
final class HostProcess {

  private final Process process;
  private final PrintStream orders;
  private long heardAt;

  /// Starts it.
  ///
  /// @param command with all its arguments
  /// @param reports takes each line that is a report
  /// @param ended takes its exit code, after its last report
  HostProcess(List<String> command, Consumer<Report> reports, IntConsumer ended)
      throws IOException {
    this.process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    this.orders = new PrintStream(process.getOutputStream(), true, UTF_8);
    Thread.ofPlatform()
        .daemon()
        .name("parley-reports")
        .start(() -> {
          read(reports);
          ended.accept(process.onExit().join().exitValue());
        });
  }

  private void read(Consumer<Report> reports) {
    try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        // What is no report, the JVM itself has to say.
        String said = line;
        reports.accept(
            Report.parse(line).orElseGet(() -> new Report.Printed(Report.NOBODY, true, said)));
      }
    } catch (IOException _) {
      // It has ended in the midst of a line.
    }
  }

  /// Notes that it was heard of.
  void heard(long nanos) {
    heardAt = nanos;
  }

  /// How long it has not been heard of.
  long silentNanos(long nanos) {
    return nanos - heardAt;
  }

  /// Gives an order. What has ended is told nothing.
  void order(Order order) {
    orders.println(order.line());
  }

  /// Tells it to stop.
  void stop() {
    orders.close();
  }

  /// Waits for its end, and enforces it at last.
  void awaitEnd(long atMostSeconds) throws InterruptedException {
    if (!process.waitFor(atMostSeconds, TimeUnit.SECONDS)) {
      kill();
      process.waitFor();
    }
  }

  /// Ends it at once, and what it has started.
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
