package chat.parley.core.sim;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How one simulation has ended.
///
/// @param violation the broken promise that ended it; null when it went well
/// @param traceHash over all that has happened
/// @param lastEvents the last events in words, oldest first; empty when it went well
record Result(
    Plan plan,
    Faults faults,
    @Nullable Violation violation,
    Counts counts,
    long traceHash,
    List<String> lastEvents) {

  boolean isGood() {
    return violation == null;
  }
}
