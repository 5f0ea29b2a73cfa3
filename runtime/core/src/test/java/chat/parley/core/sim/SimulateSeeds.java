package chat.parley.core.sim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The simulator's command: runs seeds, counts, and tells of a failure what is needed to find its
/// cause.
///
/// ```text
/// --seed N    the first seed, 1 if not given; alone, it is the only one
/// --seeds N   how many seeds
/// --trace     every event of every seed, in words
/// ```
public final class SimulateSeeds {

  /// All promises were kept.
  public static final int GOOD = 0;

  /// A promise was broken.
  public static final int BROKEN = 1;

  /// The arguments could not be understood.
  public static final int USAGE = 2;

  private static final long SEEDS_USUALLY = 200;
  private static final int LAST_EVENTS = 200;

  private final Consumer<String> out;

  private SimulateSeeds(Consumer<String> out) {
    this.out = out;
  }

  /// Runs what the arguments say; returns [#GOOD], [#BROKEN] or [#USAGE].
  ///
  /// @param out gets each line of the report
  public static int run(List<String> arguments, Consumer<String> out) {
    long first = 1;
    long count = 0;
    boolean isOne = false;
    boolean isTraced = false;
    try {
      for (int i = 0; i < arguments.size(); i++) {
        switch (arguments.get(i)) {
          case "--seed" -> {
            first = Long.parseLong(arguments.get(++i));
            isOne = true;
          }
          case "--seeds" -> count = Long.parseLong(arguments.get(++i));
          case "--trace" -> isTraced = true;
          default -> {
            return usage(out);
          }
        }
      }
    } catch (NumberFormatException | IndexOutOfBoundsException _) {
      return usage(out);
    }
    long seeds = count > 0 ? count : isOne ? 1 : SEEDS_USUALLY;
    return new SimulateSeeds(out).simulate(first, seeds, isTraced);
  }

  private static int usage(Consumer<String> out) {
    out.accept("usage: parley sim [--seed N] [--seeds N] [--trace]");
    return USAGE;
  }

  private int simulate(long first, long seeds, boolean isTraced) {
    Swarm.Outcome outcome = isTraced ? traced(first, seeds) : Swarm.run(first, seeds);
    Result failed = outcome.failed();
    if (failed != null) {
      report(failed, out);
      return BROKEN;
    }
    summarize(seeds, outcome.counts());
    return GOOD;
  }

  private Swarm.Outcome traced(long first, long seeds) {
    var total = new Counts();
    for (long seed = first; seed < first + seeds; seed++) {
      Result result = Simulation.run(Plan.of(seed).tracedBy(out));
      total.add(result.counts());
      if (!result.isGood()) {
        return new Swarm.Outcome(total, result);
      }
    }
    return new Swarm.Outcome(total, null);
  }

  private void summarize(long seeds, Counts total) {
    out.accept(
        "%,d seeds, %,.1f simulated hours, %,d events, %,d datagrams, %,d messages: all kept"
            .formatted(
                seeds,
                total.nanos() / 3.6e12,
                total.events(),
                total.datagrams(),
                total.messages()));
    for (FaultKind kind : FaultKind.values()) {
      out.accept("%12d  %s".formatted(total.of(kind), kind));
    }
  }

  /// Tells of a broken promise: the last events, the seed, and which faults it takes.
  static void report(Result result, Consumer<String> out) {
    Violation violation = result.violation();
    if (violation == null) {
      return;
    }
    if (result.plan().trace() == null) {
      lastEvents(result.plan()).forEach(out);
    }
    out.accept("");
    out.accept("seed       " + result.plan().seed());
    out.accept("invariant  " + violation.invariant());
    out.accept("violation  " + violation.getMessage());
    Throwable cause = violation.getCause();
    if (cause != null) {
      for (StackTraceElement element : cause.getStackTrace()) {
        out.accept("           at " + element);
      }
    }
    out.accept("faults     " + result.faults());
    Faults needed = needed(result, violation.invariant());
    out.accept("needed     " + (needed == null ? "all of them" : needed));
    out.accept("replay     parley sim --seed %d --trace".formatted(result.plan().seed()));
  }

  /// The last events before a failure, from another run of the same plan: those that go well need
  /// no words.
  private static List<String> lastEvents(Plan plan) {
    var lines = new ArrayDeque<String>(LAST_EVENTS);
    Result _ =
        Simulation.run(
            plan.tracedBy(line -> {
              if (lines.size() == LAST_EVENTS) {
                lines.remove();
              }
              lines.add(line);
            }));
    return List.copyOf(lines);
  }

  /// The faults without which this invariant holds: leaves out one kind after the other, as long as
  /// the same promise stays broken. Null when it does not break a second time.
  private static @Nullable Faults needed(Result failed, String invariant) {
    Set<FaultKind> spared = EnumSet.noneOf(FaultKind.class);
    spared.addAll(failed.plan().spared());
    if (!breaks(failed.plan(), spared, invariant)) {
      return null;
    }
    for (FaultKind kind : failed.faults().kinds()) {
      spared.add(kind);
      if (!breaks(failed.plan(), spared, invariant)) {
        spared.remove(kind);
      }
    }
    var rest = new ArrayList<>(failed.faults().kinds());
    rest.removeAll(spared);
    return Faults.of(rest);
  }

  private static boolean breaks(Plan plan, Set<FaultKind> spared, String invariant) {
    Violation violation =
        Simulation.run(plan.untraced().sparing(EnumSet.copyOf(spared))).violation();
    return violation != null && violation.invariant().equals(invariant);
  }
}
