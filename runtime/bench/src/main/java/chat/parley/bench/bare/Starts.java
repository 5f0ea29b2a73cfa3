package chat.parley.bench.bare;

import chat.parley.bench.part.Figures;
import chat.parley.bench.part.Part;
import chat.parley.bench.part.Shot;
import chat.parley.bench.part.Tally;
import chat.parley.bench.part.WorkFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Starts a program again and again.
public final class Starts implements Part {

  private static final int END_SECONDS_MAX = 20;
  private static final byte CTRL_D = 4;

  private final List<String> command;
  private final String awaited;
  private final WorkFolder home;

  private Starts(List<String> command, String awaited, WorkFolder home) {
    this.command = command;
    this.awaited = awaited;
    this.home = home;
  }

  /// Each time until it has ended.
  public static Part untilItEnds(List<String> command) throws IOException {
    return untilItEnds(command, WorkFolder.make());
  }

  /// The same, with this home, which is deleted at the end.
  public static Part untilItEnds(List<String> command, WorkFolder home) {
    return new Starts(command, "", home);
  }

  /// Each time until it has shown this on the terminal that it is given; then it is told to end.
  ///
  /// @param awaited not empty
  public static Part untilItShows(String awaited, List<String> command) throws IOException {
    List<String> onTerminal = List.of("script", "-qec", String.join(" ", command), "/dev/null");
    return new Starts(onTerminal, awaited, WorkFolder.make());
  }

  @Override
  public Figures run(Shot shot) throws IOException, InterruptedException {
    var tally = new Tally();
    long end = tally.begunAt() + shot.length().toNanos();
    while (System.nanoTime() < end) {
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("PARLEY_HOME", home.path().toString());
      builder.environment().put("TERM", "xterm");
      long begunAt = System.nanoTime();
      Process process = builder.start();
      if (awaited.isEmpty()) {
        awaitEnd(process);
        tally.add(System.nanoTime() - begunAt);
      } else {
        awaitWords(process);
        tally.add(System.nanoTime() - begunAt);
        process.getOutputStream().write(CTRL_D);
        process.getOutputStream().flush();
        awaitEnd(process);
      }
    }
    return tally.figures();
  }

  private void awaitWords(Process process) throws IOException {
    InputStream shown = process.getInputStream();
    var seen = new StringBuilder();
    while (seen.indexOf(awaited) < 0) {
      int next = shown.read();
      if (next < 0) {
        throw new IOException("%s has shown only: %s".formatted(command, seen));
      }
      seen.append((char) next);
    }
  }

  private void awaitEnd(Process process) throws IOException, InterruptedException {
    byte[] rest = process.getInputStream().readAllBytes();
    if (!process.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("%s does not end".formatted(command));
    }
    if (process.exitValue() != 0) {
      throw new IOException(
          "%s has failed: %s".formatted(command, new String(rest, StandardCharsets.UTF_8)));
    }
  }

  @Override
  public void close() {
    home.close();
  }
}
