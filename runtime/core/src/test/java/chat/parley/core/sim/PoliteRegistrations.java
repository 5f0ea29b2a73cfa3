package chat.parley.core.sim;

import chat.parley.core.Moment;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;

/// I24: whatever the server says, no client registers more than 120 times within a minute.
final class PoliteRegistrations {

  /// As many as a server looks at.
  private static final int IN_A_MINUTE_MAX = 120;

  private final Schedule schedule;
  private final Map<String, ArrayDeque<Long>> recent = new LinkedHashMap<>();

  PoliteRegistrations(Schedule schedule) {
    this.schedule = schedule;
  }

  /// A client asks to be registered.
  void asked(String nickname) {
    ArrayDeque<Long> times = recent.computeIfAbsent(nickname, _ -> new ArrayDeque<>());
    long now = schedule.now();
    while (!times.isEmpty() && times.getFirst() <= now - 60 * Moment.SECOND) {
      times.removeFirst();
    }
    times.addLast(now);
    if (times.size() > IN_A_MINUTE_MAX) {
      throw new Violation(
          "I24", "%s registers %d times in a minute".formatted(nickname, times.size()));
    }
  }
}
