package chat.parley.core.sim;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What one simulation is to do.
///
/// @param seed determines everything
/// @param spared kinds of fault that are left out although the seed has drawn them
/// @param bug the fault that is built in, to see whether it is found
/// @param trace gets every event in words, if there is one
record Plan(long seed, Set<FaultKind> spared, PlantedBug bug, @Nullable Consumer<String> trace) {

  /// A whole simulation without more ado.
  static Plan of(long seed) {
    return new Plan(seed, EnumSet.noneOf(FaultKind.class), PlantedBug.NONE, null);
  }

  /// This plan without these faults.
  Plan sparing(Set<FaultKind> kinds) {
    return new Plan(seed, kinds, bug, trace);
  }

  /// This plan with every event told.
  Plan tracedBy(Consumer<String> listener) {
    return new Plan(seed, spared, bug, listener);
  }

  /// This plan with nothing told.
  Plan untraced() {
    return new Plan(seed, spared, bug, null);
  }

  /// This plan with a fault built in.
  Plan with(PlantedBug planted) {
    return new Plan(seed, spared, planted, trace);
  }
}
