package chat.parley.engine.hook;

import chat.parley.api.hook.Verdict;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Counts what becomes of the pieces that come to one hook, and how long it takes to say so.
///
/// Confined to the loop.
final class Tally {

  /// Different reasons that are kept by name.
  static final int REASONS_MAX = 16;

  private static final int REASON_LENGTH_MAX = 80;
  private static final String OTHERS = "other reasons";

  private final Map<String, Long> reasons = new LinkedHashMap<>();
  private long passed;
  private long replaced;
  private long dropped;
  private long delayed;
  private long split;
  private long failed;
  private long nanosTotal;
  private long nanosMax;
  private String lastFailure = "";

  void took(long nanos) {
    nanosTotal += nanos;
    nanosMax = Math.max(nanosMax, nanos);
  }

  void failed(String why) {
    failed++;
    lastFailure = why;
  }

  void judged(Verdict verdict) {
    switch (verdict) {
      case Verdict.Pass _ -> passed++;
      case Verdict.Replace _ -> replaced++;
      case Verdict.Drop(String why) -> dropped(why);
      case Verdict.Delay _ -> delayed++;
      case Verdict.Split _ -> split++;
    }
  }

  /// What was to go on later was dropped, for want of room.
  void hadNoRoom() {
    delayed--;
    dropped("too much is kept back already");
  }

  private void dropped(String why) {
    dropped++;
    String reason = why.length() > REASON_LENGTH_MAX ? why.substring(0, REASON_LENGTH_MAX) : why;
    boolean isNamed = reasons.containsKey(reason) || reasons.size() < REASONS_MAX;
    reasons.merge(isNamed ? reason : OTHERS, 1L, Long::sum);
  }

  /// What it comes to.
  HookCounts counts(String who, int order, HookCounts.State state) {
    return new HookCounts(
        who,
        order,
        state,
        passed,
        replaced,
        dropped,
        delayed,
        split,
        failed,
        nanosTotal,
        nanosMax,
        Collections.unmodifiableMap(new LinkedHashMap<>(reasons)),
        lastFailure);
  }
}
