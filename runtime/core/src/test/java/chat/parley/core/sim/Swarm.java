package chat.parley.core.sim;

import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Many simulations, as many beside each other as there are processors, until one of them fails.
final class Swarm {

  /// As many as a build runs: what fits about three minutes of two processors.
  static final long SEEDS = 3_000;

  /// Seeds that run beside each other before a failure among them is looked at.
  private static final int CHUNK = 64;

  /// One seed in so many runs twice, to compare the two.
  private static final long TWICE_EVERY = 100;

  private Swarm() {}

  /// How it went.
  ///
  /// @param counts of all seeds that were run
  /// @param failed the first seed that has broken a promise, if one has
  record Outcome(Counts counts, @Nullable Result failed) {}

  /// Runs `seeds` seeds from `first` on.
  static Outcome run(long first, long seeds) {
    var total = new Counts();
    for (long from = first; from < first + seeds; from += CHUNK) {
      long to = Math.min(from + CHUNK, first + seeds);
      List<Result> results =
          LongStream.range(from, to).parallel().mapToObj(Swarm::checked).toList();
      for (Result result : results) {
        total.add(result.counts());
        if (!result.isGood()) {
          return new Outcome(total, result);
        }
      }
    }
    return new Outcome(total, null);
  }

  /// The result of a seed; of some seeds, also that a second run is the same (I20).
  static Result checked(long seed) {
    Result result = Simulation.run(Plan.of(seed));
    if (seed % TWICE_EVERY != 0 || !result.isGood()) {
      return result;
    }
    Result again = Simulation.run(Plan.of(seed));
    if (again.traceHash() == result.traceHash()) {
      return result;
    }
    var violation =
        new Violation(
            "I20",
            "two runs differ: %016x and %016x".formatted(result.traceHash(), again.traceHash()));
    return new Result(
        result.plan(), result.faults(), violation, result.counts(), result.traceHash());
  }
}
