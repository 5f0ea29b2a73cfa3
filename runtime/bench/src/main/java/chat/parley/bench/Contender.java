package chat.parley.bench;

import chat.parley.bench.Ensemble.Cast;
import org.jspecify.annotations.Nullable;

/// One of those that a row measures in turn.
///
/// @param label what it is called, unique in its row
/// @param cast the processes that it takes
/// @param processes how long they live
/// @param beside the label of the baseline that it is compared with; null for a baseline
/// @param aim what is to be reached; null if nothing is
record Contender(
    String label, Cast cast, Processes processes, @Nullable String beside, @Nullable Aim aim) {

  /// How long the processes of a contender live.
  enum Processes {
    /// Through all rounds, warm from before.
    KEPT,
    /// For one round each, which is measured from their start.
    COLD,
    /// For one round each, warmed up in it: what they do would disturb the others.
    ALONE
  }

  /// What others are compared with, mostly a bare limit of this machine.
  static Contender bare(String label, Cast cast) {
    return new Contender(label, cast, Processes.KEPT, null, null);
  }

  /// Parley, compared with this baseline.
  static Contender ours(String label, Cast cast, String baseline) {
    return new Contender(label, cast, Processes.KEPT, baseline, null);
  }

  Contender aimingAt(Aim next) {
    return new Contender(label, cast, processes, beside, next);
  }

  Contender cold() {
    return new Contender(label, cast, Processes.COLD, beside, aim);
  }

  Contender alone() {
    return new Contender(label, cast, Processes.ALONE, beside, aim);
  }

  boolean isOurs() {
    return beside != null;
  }
}
