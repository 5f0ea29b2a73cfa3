package chat.parley.bench;

import chat.parley.bench.Ensemble.Cast;
import org.jspecify.annotations.Nullable;

/// One of those that a row measures in turn.
///
/// @param label what it is called, unique in its row
/// @param cast the processes that it takes
/// @param isFresh whether it starts with new processes in each round
/// @param beside the label of the baseline that it is compared with; null for a baseline
/// @param aim what is to be reached; null if nothing is
record Contender(
    String label, Cast cast, boolean isFresh, @Nullable String beside, @Nullable Aim aim) {

  /// A bare limit of this machine.
  static Contender bare(String label, Cast cast) {
    return new Contender(label, cast, false, null, null);
  }

  /// Parley, compared with this baseline.
  static Contender ours(String label, Cast cast, String baseline) {
    return new Contender(label, cast, false, baseline, null);
  }

  Contender aimingAt(Aim next) {
    return new Contender(label, cast, isFresh, beside, next);
  }

  Contender fresh() {
    return new Contender(label, cast, true, beside, aim);
  }

  boolean isOurs() {
    return beside != null;
  }
}
