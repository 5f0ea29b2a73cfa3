package chat.parley.bench.part;

/// What came of one run of a load.
///
/// @param operations how many were done
/// @param nanos how long all of them took together
/// @param medianNanos how long half of them took at most
/// @param tailNanos how long 99 of 100 took at most
/// @param cpuNanos processor time of all processes that took part; 0 where nobody has counted it
/// @param heap what each took while it was under way
public record Figures(
    long operations, long nanos, long medianNanos, long tailNanos, long cpuNanos, Heap heap) {

  private static final double NANOS_PER_SECOND = 1e9;

  /// Operations a second.
  public double perSecond() {
    return operations * NANOS_PER_SECOND / nanos;
  }

  /// Processor time of one operation, in nanoseconds.
  public double cpuNanosEach() {
    return (double) cpuNanos / operations;
  }

  /// The same with this processor time.
  public Figures withCpu(long nextCpuNanos) {
    return new Figures(operations, nanos, medianNanos, tailNanos, nextCpuNanos, heap);
  }

  /// The same in this time.
  public Figures lasting(long nextNanos) {
    return new Figures(operations, nextNanos, medianNanos, tailNanos, cpuNanos, heap);
  }

  /// The same with this memory for each.
  public Figures withHeap(Heap next) {
    return new Figures(operations, nanos, medianNanos, tailNanos, cpuNanos, next);
  }

  /// The figures in one line, as they travel between processes.
  public String line() {
    return "%d %d %d %d %d %d"
        .formatted(operations, nanos, medianNanos, tailNanos, heap.bytes(), heap.stackBytes());
  }

  /// The figures of a line.
  public static Figures of(String line) {
    String[] words = line.split(" ", 6);
    return new Figures(
        Long.parseLong(words[0]),
        Long.parseLong(words[1]),
        Long.parseLong(words[2]),
        Long.parseLong(words[3]),
        0,
        new Heap(Long.parseLong(words[4]), Long.parseLong(words[5])));
  }
}
