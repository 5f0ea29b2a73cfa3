package chat.parley.launcher.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/// A `parley` in a process of its own, started from this test's class path, with its output read
/// line by line.
public final class ParleyProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final BufferedWriter input;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<String> lines = new ArrayList<>();
  private boolean hasEnded;

  private ParleyProcess(Process process) {
    this.process = process;
    this.input = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), UTF_8));
    Thread.ofPlatform().daemon().name("output-" + process.pid()).start(this::readAll);
  }

  /// Starts `parley` with these arguments; standard output and error are one.
  ///
  /// @param home its `PARLEY_HOME`
  public static ParleyProcess start(Path home, String... arguments) {
    return start(home, List.of(), arguments);
  }

  /// The same, with more options for the JVM.
  public static ParleyProcess start(Path home, List<String> options, String... arguments) {
    return start(home, command(options, arguments));
  }

  /// The same, with a umask that closes nothing to anybody.
  public static ParleyProcess startWithoutUmask(
      Path home, List<String> options, String... arguments) {
    var command = new ArrayList<>(List.of("sh", "-c", "umask 000; exec \"$@\"", "sh"));
    command.addAll(command(options, arguments));
    return start(home, command);
  }

  /// The same, from the distribution that the build has made, and so with what comes with it.
  public static ParleyProcess startInstalled(Path home, String... arguments) {
    var command = new ArrayList<>(java(List.of()));
    command.addAll(
        List.of("-jar", Path.of("target/distribution/parley/lib/parley-launcher.jar").toString()));
    command.addAll(List.of(arguments));
    return start(home, command);
  }

  /// The same, on a terminal of its own, which the command `script` makes. Its lines come with
  /// whatever else a terminal is sent.
  public static ParleyProcess startOnTerminal(Path home, String... arguments) {
    return start(home, commandOnTerminal(100, 30, arguments));
  }

  /// The command that starts `parley` on a terminal of this size.
  static List<String> commandOnTerminal(int columns, int rows, String... arguments) {
    var quoted = new StringBuilder("stty cols %d rows %d; exec".formatted(columns, rows));
    for (String word : command(List.of(), arguments)) {
      quoted.append(" '").append(word).append('\'');
    }
    boolean isMac = System.getProperty("os.name", "").startsWith("Mac");
    return isMac
        ? List.of("script", "-q", "/dev/null", "sh", "-c", quoted.toString())
        : List.of("script", "-qfec", quoted.toString(), "/dev/null");
  }

  private static List<String> command(List<String> options, String... arguments) {
    var command = new ArrayList<>(java(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("chat.parley.launcher.Main");
    command.addAll(List.of(arguments));
    return command;
  }

  private static List<String> java(List<String> options) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dguice_bytecode_gen_option=DISABLED"));
    command.addAll(options);
    return command;
  }

  private static ParleyProcess start(Path home, List<String> command) {
    try {
      return new ParleyProcess(builder(home, command).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What starts a command with nothing of this process's own settings.
  static ProcessBuilder builder(Path home, List<String> command) {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PARLEY_HOME", home.toString());
    builder.environment().put("TERM", "xterm");
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.matches("PARLEY_(SERVER|NICK|CHAOS|PLAIN|PLUGINS)|NO_COLOR"));
    return builder;
  }

  private void readAll() {
    try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        add(line);
      }
    } catch (IOException _) {
      // The process is gone.
    }
    end();
  }

  private void add(String line) {
    lock.lock();
    try {
      lines.add(line);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void end() {
    lock.lock();
    try {
      hasEnded = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Types lines.
  public void type(String... typed) throws IOException {
    for (String line : typed) {
      input.write(line);
      input.write('\n');
    }
    input.flush();
  }

  /// Types these keys, and no Enter after them.
  public void press(String keys) throws IOException {
    input.write(keys);
    input.flush();
  }

  /// Closes its standard input.
  public void closeInput() throws IOException {
    input.close();
  }

  /// Waits until this line was printed so often in all.
  public void awaitLine(String line, long times) throws InterruptedException {
    awaitMatches(Pattern.quote(line), times);
  }

  /// Waits until this line was printed.
  public void awaitLine(String line) throws InterruptedException {
    awaitLine(line, 1);
  }

  /// Waits for the first line that matches, and answers it.
  public String awaitMatch(String pattern) throws InterruptedException {
    return awaitMatches(pattern, 1);
  }

  /// Waits until so many lines in all match, and answers the last of them.
  public String awaitMatches(String pattern, long times) throws InterruptedException {
    long left = PATIENCE.toNanos();
    lock.lock();
    try {
      while (true) {
        List<String> found = lines.stream().filter(line -> line.matches(pattern)).toList();
        if (found.size() >= times) {
          return found.getLast();
        }
        if (hasEnded || left <= 0) {
          throw new AssertionError(
              "not %d times <%s> in:%n%s".formatted(times, pattern, String.join("\n", lines)));
        }
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /// How often this line has been printed.
  public long times(String line) {
    lock.lock();
    try {
      return lines.stream().filter(line::equals).count();
    } finally {
      lock.unlock();
    }
  }

  /// Waits for its end; answers the exit code.
  public int awaitExit() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("still running after:\n" + String.join("\n", output()));
    }
    long left = PATIENCE.toNanos();
    lock.lock();
    try {
      while (!hasEnded && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
    return process.exitValue();
  }

  /// All lines so far.
  public List<String> output() {
    lock.lock();
    try {
      return List.copyOf(lines);
    } finally {
      lock.unlock();
    }
  }

  /// Whether it has not ended.
  public boolean isAlive() {
    return process.isAlive();
  }

  /// SIGTERM, which leaves its input and output open.
  public void terminate() {
    process.toHandle().destroy();
  }

  /// SIGKILL, and waits for the end.
  public void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    awaitExit();
  }

  /// SIGKILL for the processes that it has started.
  public void killChildren() {
    process.children().forEach(ProcessHandle::destroyForcibly);
  }

  /// Kills it, should it still run.
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
