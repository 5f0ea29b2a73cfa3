package chat.parley.core.sim;

import java.util.function.LongFunction;

/// The name of the invariant that a seed breaks, or nothing; what a [Mutant] hands out of its class
/// loader.
final class FindsViolation implements LongFunction<String> {

  @Override
  public String apply(long seed) {
    Violation violation = Simulation.run(Plan.of(seed)).violation();
    return violation == null ? "" : violation.invariant();
  }
}
