package chat.parley.engine.plugin;

import chat.parley.api.Subscription;
import chat.parley.engine.time.MachineThreads;
import chat.parley.engine.time.Threads;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Time that stands still until it is moved; tasks run on the thread that moves it.
final class FakeClock implements HostClock {

  private record Alarm(Instant at, long number, Runnable task) {}

  private final List<Alarm> alarms = new ArrayList<>();
  private long set;
  private final Threads threads = new MachineThreads();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  @Override
  public Threads threads() {
    return threads;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public synchronized Subscription after(Duration delay, Runnable task) {
    var alarm = new Alarm(now.plus(delay), set++, task);
    alarms.add(alarm);
    return () -> cancel(alarm);
  }

  private synchronized void cancel(Alarm alarm) {
    alarms.remove(alarm);
  }

  synchronized int waiting() {
    return alarms.size();
  }

  /// Moves time, from alarm to alarm.
  void advance(Duration by) {
    Instant end = instant().plus(by);
    for (Runnable task = next(end); task != null; task = next(end)) {
      task.run();
    }
  }

  private synchronized @Nullable Runnable next(Instant end) {
    var first = alarms.stream().min(Comparator.comparing(Alarm::at)).orElse(null);
    if (first == null || first.at().isAfter(end)) {
      now = end;
      return null;
    }
    alarms.remove(first);
    now = first.at();
    return first.task();
  }
}
