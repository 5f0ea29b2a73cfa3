package chat.parley.bench.part;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// Counts the operations of one run and how long each took.
///
/// Safe for use by any thread.
public final class Tally {

  private static final long LONGEST = TimeUnit.MINUTES.toNanos(2);
  private static final int DIGITS = 3;
  private static final double MEDIAN = 50;
  private static final double TAIL = 99;

  private final Histogram histogram = new ConcurrentHistogram(LONGEST, DIGITS);
  private final long begunAt = System.nanoTime();

  /// When it began, by [System#nanoTime].
  public long begunAt() {
    return begunAt;
  }

  /// One operation took so long.
  public void add(long nanos) {
    histogram.recordValue(Math.clamp(nanos, 0, LONGEST));
  }

  /// So many operations were done together and took so long.
  public void add(long nanos, long operations) {
    histogram.recordValueWithCount(Math.clamp(nanos, 0, LONGEST), operations);
  }

  /// How many operations were done so far.
  public long count() {
    return histogram.getTotalCount();
  }

  /// The figures of everything so far.
  public Figures figures() {
    return new Figures(
        histogram.getTotalCount(),
        System.nanoTime() - begunAt,
        histogram.getValueAtPercentile(MEDIAN),
        histogram.getValueAtPercentile(TAIL),
        0,
        Heap.UNKNOWN);
  }
}
