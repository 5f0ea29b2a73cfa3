package chat.parley.engine.bot;

import chat.parley.api.Nickname;
import chat.parley.core.Moment;
import chat.parley.engine.time.Threads;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// How much is said to one person: so much within a minute at once, then one thing after the other
/// as fast as the minute goes by.
///
/// Safe for use by any thread.
final class Pace {

  private static final long MINUTE = 60 * Moment.SECOND;

  /// So many people are looked at before those are forgotten who have been silent for a minute.
  private static final int KNOWN_MAX = 1_024;

  private final Threads threads;
  private final long perAnswer;

  /// When each person will have been silent for a minute, if nothing more is said to him. Guarded
  /// by this object's monitor.
  private final Map<Nickname, Long> busyUntil = new LinkedHashMap<>();

  Pace(Threads threads, int perMinute) {
    this.threads = threads;
    this.perAnswer = MINUTE / perMinute;
  }

  /// Waits until something more may be said to this person.
  ///
  /// @throws InterruptedException when the waiting thread is interrupted
  void await(Nickname person) throws InterruptedException {
    long nanos = take(person, threads.now().nanos());
    if (nanos > 0) {
      var _ = threads.await(new CompletableFuture<Void>(), Duration.ofNanos(nanos));
    }
  }

  /// Counts one answer; how long it has to wait.
  private synchronized long take(Nickname person, long now) {
    if (busyUntil.size() >= KNOWN_MAX) {
      busyUntil.values().removeIf(until -> until <= now);
    }
    long until = Math.max(busyUntil.getOrDefault(person, now), now) + perAnswer;
    busyUntil.put(person, until);
    return until - MINUTE - now;
  }
}
