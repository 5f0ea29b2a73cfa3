package chat.parley.core.sim;

import org.jspecify.annotations.Nullable;

/// How one simulation has ended.
///
/// @param violation the broken promise that ended it; null when it went well
/// @param traceHash over all that has happened
record Result(
    Plan plan, Faults faults, @Nullable Violation violation, Counts counts, long traceHash) {

  boolean isGood() {
    return violation == null;
  }
}
