package chat.parley.bench.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/// The samples of one process, counted: by the method that ran, by the methods of Parley that it
/// ran for, and by thread.
public final class Profile {

  private static final String CPU_SAMPLE = "jdk.CPUTimeSample";
  private static final String JAVA_SAMPLE = "jdk.ExecutionSample";
  private static final String OURS = "chat.parley.";
  private static final String BENCH = "chat.parley.bench.";

  private final Map<String, Integer> running = new HashMap<>();
  private final Map<String, Integer> behalf = new HashMap<>();
  private final Map<String, Integer> within = new HashMap<>();
  private final Map<String, Integer> threads = new HashMap<>();
  private final boolean isOfCpuTime;
  private int samples;

  private Profile(boolean isOfCpuTime) {
    this.isOfCpuTime = isOfCpuTime;
  }

  /// The profile of a recording.
  public static Profile of(Path recording) throws IOException {
    List<RecordedEvent> events = RecordingFile.readAllEvents(recording);
    boolean hasCpuTime = events.stream().anyMatch(it -> isA(it, CPU_SAMPLE));
    var profile = new Profile(hasCpuTime);
    String kind = hasCpuTime ? CPU_SAMPLE : JAVA_SAMPLE;
    events.stream().filter(it -> isA(it, kind)).forEach(profile::add);
    return profile;
  }

  private static boolean isA(RecordedEvent event, String kind) {
    return event.getEventType().getName().equals(kind);
  }

  private void add(RecordedEvent event) {
    samples++;
    String field = isOfCpuTime ? "eventThread" : "sampledThread";
    RecordedThread thread = event.getThread(field);
    threads.merge(thread == null ? "?" : nameOf(thread), 1, Integer::sum);
    RecordedStackTrace trace = event.getStackTrace();
    if (trace == null || trace.getFrames().isEmpty()) {
      running.merge("(no Java frame)", 1, Integer::sum);
      return;
    }
    running.merge(nameOf(trace.getFrames().getFirst()), 1, Integer::sum);
    trace.getFrames().stream()
        .filter(Profile::isOurs)
        .findFirst()
        .ifPresent(frame -> behalf.merge(nameOf(frame), 1, Integer::sum));
    Set<String> seen = new HashSet<>();
    for (RecordedFrame frame : trace.getFrames()) {
      if (isOurs(frame) && seen.add(nameOf(frame))) {
        within.merge(nameOf(frame), 1, Integer::sum);
      }
    }
  }

  private static boolean isOurs(RecordedFrame frame) {
    String owner = frame.getMethod().getType().getName();
    return owner.startsWith(OURS) && !owner.startsWith(BENCH);
  }

  private static String nameOf(RecordedThread thread) {
    if (thread.isVirtual()) {
      return "virtual threads";
    }
    String name = thread.getJavaName() == null ? thread.getOSName() : thread.getJavaName();
    return String.valueOf(name);
  }

  private static String nameOf(RecordedFrame frame) {
    RecordedMethod method = frame.getMethod();
    return method.getType().getName() + "." + method.getName();
  }

  /// The first lines of each count, as shares of all samples.
  ///
  /// @param most how many lines
  public String words(int most) {
    var text = new StringBuilder();
    text.append("  %d samples of %s%n".formatted(samples, isOfCpuTime ? "CPU time" : "Java code"));
    append(text, "by thread", threads, most);
    append(text, "by the method that ran", running, most);
    append(text, "by the method of Parley that it ran for", behalf, most);
    append(text, "by Parley's methods, with all that they called", within, most);
    return text.toString();
  }

  private void append(StringBuilder text, String title, Map<String, Integer> counts, int most) {
    text.append("  ").append(title).append(":\n");
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(most)
        .forEach(entry ->
            text.append(
                "    %5.1f %%  %s%n"
                    .formatted(100.0 * entry.getValue() / samples, entry.getKey())));
  }
}
