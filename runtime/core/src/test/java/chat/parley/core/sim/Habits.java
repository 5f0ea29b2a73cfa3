package chat.parley.core.sim;

import chat.parley.core.Moment;

/// How the machines of a simulation treat their nodes: how late they notice a deadline, whether
/// they wake nodes for nothing, and whether they flush after each input or after several.
final class Habits {

  private final Seeded seeded;
  private final Counts counts;
  private double late;
  private long latenessNanosMax;
  private double early;
  private double batching;
  private long batchNanosMax;

  /// Punctual machines.
  Habits(Seeded seeded, Counts counts) {
    this.seeded = seeded;
    this.counts = counts;
  }

  /// Takes on the habits that these faults say.
  void begin(Faults faults) {
    late = faults.has(FaultKind.LATE_TIMER) ? seeded.between(0.01, 0.3) : 0;
    latenessNanosMax = seeded.between(1, 500) * Moment.MILLISECOND;
    early = faults.has(FaultKind.EARLY_TIMER) ? seeded.between(0.01, 0.2) : 0;
    batching = faults.has(FaultKind.BATCHING) ? seeded.between(0.1, 0.9) : 0;
    batchNanosMax = seeded.between(10, 5_000) * Moment.MILLISECOND / 1_000;
  }

  /// Drops them all.
  void calm() {
    late = 0;
    early = 0;
    batching = 0;
  }

  /// How late this deadline is noticed.
  long latenessNanos() {
    if (!seeded.chance(late)) {
      return 0;
    }
    counts.happened(FaultKind.LATE_TIMER);
    return seeded.between(0, latenessNanosMax);
  }

  /// Whether the node is also woken too early for this deadline.
  boolean isEarly() {
    if (!seeded.chance(early)) {
      return false;
    }
    counts.happened(FaultKind.EARLY_TIMER);
    return true;
  }

  /// Whether this flush waits for more inputs.
  boolean batches() {
    if (!seeded.chance(batching)) {
      return false;
    }
    counts.happened(FaultKind.BATCHING);
    return true;
  }

  /// How long it waits.
  long batchNanos() {
    return seeded.between(0, batchNanosMax);
  }
}
