package chat.parley.bench.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import jdk.jfr.Recording;

/// A recording by the JVM itself of where this process spends its time.
final class Profiling {

  private static final Duration PERIOD = Duration.ofMillis(1);

  private final Recording recording = new Recording();

  private Profiling() {}

  /// Begins.
  static Profiling begin() {
    var profiling = new Profiling();
    // By processor time, native code included, where the JVM can; the other is of Java code alone.
    profiling.recording.enable("jdk.CPUTimeSample").with("throttle", "1ms");
    profiling.recording.enable("jdk.ExecutionSample").withPeriod(PERIOD);
    profiling.recording.start();
    return profiling;
  }

  /// Ends, and writes what was recorded to this file.
  void end(Path file) throws IOException {
    recording.stop();
    recording.dump(file);
    recording.close();
  }
}
