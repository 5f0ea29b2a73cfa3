package chat.parley.bench.process;

import chat.parley.bench.part.Part;
import chat.parley.bench.part.Shot;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The main loop of a process that holds one part: does what each line of its standard input says,
/// until there are no more.
public final class Station {

  private final Part part;
  private final PrintStream out;
  private @Nullable Profiling profiling;

  private Station(Part part, PrintStream out) {
    this.part = part;
    this.out = out;
  }

  /// Serves until standard input ends.
  public static void serve(Part part) throws IOException, InterruptedException {
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var station = new Station(part, System.out);
    station.say(Words.READY + part.greeting());
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      station.obey(line);
    }
  }

  /// Tells the one that measures why there is no part to serve.
  public static void fail(Exception why) {
    System.out.println(Words.FAILED + reason(why));
  }

  private void obey(String line) throws InterruptedException {
    try {
      say(answer(line));
    } catch (IOException | RuntimeException e) {
      say(Words.FAILED + reason(e));
    }
  }

  private String answer(String line) throws IOException, InterruptedException {
    if (line.startsWith(Words.RUN)) {
      Shot shot = Shot.of(line.substring(Words.RUN.length()));
      return Words.FIGURES + part.run(shot).line();
    }
    if (line.equals(Words.RECORD)) {
      profiling = Profiling.begin();
      return Words.DONE;
    }
    if (line.startsWith(Words.DUMP) && profiling != null) {
      profiling.end(Path.of(line.substring(Words.DUMP.length())));
      profiling = null;
      return Words.DONE;
    }
    return Words.FAILED + "no such command: " + line;
  }

  private static String reason(Throwable failure) {
    var words = new StringBuilder(failure.toString().replace('\n', ' '));
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      words.append(", because of ").append(cause);
    }
    return words.append(", at ").append(failure.getStackTrace()[0]).toString();
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }
}
