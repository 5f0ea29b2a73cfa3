package chat.parley.engine.hook;

import java.util.Map;

/// What one hook has done since it was added.
///
/// @param who whose hook it is, in the words of who added it
/// @param order see [chat.parley.api.hook.TransportHook#order]
/// @param state whether it is still asked
/// @param passed pieces that went on as they were, those let through in spite of a failure included
/// @param replaced pieces that others went on in place of
/// @param dropped pieces that ended here, for whatever reason
/// @param delayed pieces that went on later
/// @param split pieces that several went on in place of
/// @param failed failures of the hook, see [chat.parley.api.hook.TransportHook]
/// @param nanosTotal nanoseconds that all its answers took together
/// @param nanosMax nanoseconds that the slowest one took
/// @param reasons how many pieces were dropped for which reason, at most 16 different ones by name
/// @param lastFailure the last failure in words; empty when there was none
public record HookCounts(
    String who,
    int order,
    State state,
    long passed,
    long replaced,
    long dropped,
    long delayed,
    long split,
    long failed,
    long nanosTotal,
    long nanosMax,
    Map<String, Long> reasons,
    String lastFailure) {

  /// Whether a hook is still asked.
  public enum State {
    /// It is asked.
    ON,
    /// It has failed too often, and everything passes it.
    OFF,
    /// It has failed too often, and nothing passes it.
    BLOCKING
  }

  /// How often it was asked, or something passed or ended at it unasked.
  public long pieces() {
    return passed + replaced + dropped + delayed + split;
  }
}
