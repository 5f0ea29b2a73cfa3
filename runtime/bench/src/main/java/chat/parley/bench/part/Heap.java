package chat.parley.bench.part;

import java.lang.management.ManagementFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/// Memory that is in use, in bytes.
///
/// @param bytes without the stacks of virtual threads
/// @param stackBytes these stacks, which are on the heap as well
public record Heap(long bytes, long stackBytes) {

  /// Nobody has looked.
  public static final Heap UNKNOWN = new Heap(0, 0);

  /// A collection may leave what the one after it finds.
  private static final int COLLECTIONS = 3;

  private static final Pattern STACKS =
      Pattern.compile(
          "^ *\\d+: +\\d+ +(\\d+) +jdk\\.internal\\.vm\\.StackChunk\\b", Pattern.MULTILINE);

  /// What is in use in this process, after a collection.
  public static Heap inUse() {
    for (int i = 0; i < COLLECTIONS; i++) {
      ManagementFactory.getMemoryMXBean().gc();
    }
    long all = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    Matcher stacks = STACKS.matcher(histogram());
    long stackBytes = stacks.find() ? Long.parseLong(stacks.group(1)) : 0;
    return new Heap(all - stackBytes, stackBytes);
  }

  /// Bytes by class, as `jcmd PID GC.class_histogram` prints them.
  private static String histogram() {
    try {
      return (String)
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  "gcClassHistogram",
                  new Object[] {new String[0]},
                  new String[] {String[].class.getName()});
    } catch (JMException e) {
      throw new IllegalStateException("this JVM does not tell what is on its heap", e);
    }
  }

  /// What each of so many takes that have come since `before`.
  public Heap eachSince(Heap before, long count) {
    return new Heap((bytes - before.bytes) / count, (stackBytes - before.stackBytes) / count);
  }
}
