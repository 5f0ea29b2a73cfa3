package chat.parley.bench.process;

import chat.parley.bench.part.Figures;
import chat.parley.bench.part.Part;
import chat.parley.bench.part.Shot;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A part in a JVM of its own.
public final class RemotePart implements Part {

  private static final long END_SECONDS_MAX = 10;

  private final String name;
  private final Process process;
  private final BufferedReader from;
  private final BufferedWriter to;
  private final String greeting;

  private RemotePart(String name, Process process) throws IOException {
    this.name = name;
    this.process = process;
    this.from =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.to =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    this.greeting = hear(Words.READY);
  }

  /// Starts a JVM with the class path of this one, and waits until the part is there.
  ///
  /// @param main the class that [Station#serve]s
  /// @param first the word by which that class knows what to do
  /// @param words what the part is made of; the first one is its name
  /// @param options of the JVM, which override the usual ones
  public static RemotePart start(
      Class<?> main, String first, List<String> words, List<String> options) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx2g");
    command.add("-XX:+UnlockDiagnosticVMOptions");
    command.add("-XX:+DebugNonSafepoints");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    // One that throws at each event, on purpose, would have each told.
    command.add("-Dorg.slf4j.simpleLogger.log.chat.parley.engine.plugin.Guard=off");
    // As many carriers of virtual threads as `parley` has: one that loops shall not take them all.
    command.add("-Djdk.virtualThreadScheduler.parallelism=8");
    command.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
    command.addAll(options);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.add(first);
    command.addAll(words);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      return new RemotePart(words.getFirst(), process);
    } catch (IOException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /// The processor time that it has used so far, in nanoseconds.
  public long cpuNanos() {
    return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
  }

  /// What it is called.
  public String name() {
    return name;
  }

  @Override
  public String greeting() {
    return greeting;
  }

  @Override
  public Figures run(Shot shot) throws IOException {
    say(Words.RUN + shot.line());
    return Figures.of(hear(Words.FIGURES));
  }

  /// Records from now on where its time goes.
  public void record() throws IOException {
    say(Words.RECORD);
    hear(Words.DONE);
  }

  /// Ends the recording, and writes it to this file.
  public void dump(Path file) throws IOException {
    say(Words.DUMP + file);
    hear(Words.DONE);
  }

  private void say(String line) throws IOException {
    to.write(line);
    to.newLine();
    to.flush();
  }

  private String hear(String expected) throws IOException {
    String line = from.readLine();
    if (line == null) {
      throw new IOException("the process of %s has ended".formatted(name));
    }
    if (!line.startsWith(expected)) {
      throw new IOException("%s: %s".formatted(name, line));
    }
    return line.substring(expected.length());
  }

  /// Lets the part close itself, and sees to it that the process ends.
  @Override
  public void close() {
    try {
      to.close();
      if (!process.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException _) {
      process.destroyForcibly();
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
