package chat.parley.launcher.console;

import chat.parley.launcher.prompt.Alert;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// What a terminal is sent to tell of messages, not more often than somebody wants to be told.
///
/// Safe for use by any thread.
final class Alerts {

  /// Between two alerts; what comes in between is not told of.
  static final Duration PAUSE = Duration.ofSeconds(5);

  private final LongSupplier nanos;
  private final ReentrantLock lock = new ReentrantLock();
  private Alert way;
  private long nextAt;

  /// @param nanos tells the time, in nanoseconds from any moment on
  Alerts(Alert way, LongSupplier nanos) {
    this.way = way;
    this.nanos = nanos;
    this.nextAt = nanos.getAsLong();
  }

  /// From now on this way.
  void by(Alert way) {
    lock.lock();
    try {
      this.way = way;
    } finally {
      lock.unlock();
    }
  }

  /// What to send to the terminal; empty when nothing is told.
  ///
  /// @param words escaped already
  Optional<String> of(String words) {
    lock.lock();
    try {
      long now = nanos.getAsLong();
      if (way == Alert.OFF || now - nextAt < 0) {
        return Optional.empty();
      }
      nextAt = now + PAUSE.toNanos();
      return Optional.of(
          switch (way) {
            case BELL -> "\007";
            case OSC9 -> "\033]9;Parley: " + words + "\007";
            case OFF -> throw new IllegalStateException("no alert is wanted");
          });
    } finally {
      lock.unlock();
    }
  }
}
