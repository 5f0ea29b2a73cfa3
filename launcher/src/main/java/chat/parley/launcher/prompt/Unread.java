package chat.parley.launcher.prompt;

import chat.parley.api.Target;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Counts what its owner has not read: what comes outside the focused conversation, and, while he
/// presses no key for a time, what comes in any.
///
/// Safe for use by any thread.
final class Unread {

  /// Whoever presses no key for so long is away.
  static final Duration AWAY = Duration.ofMinutes(2);

  private final LongSupplier nanos;
  private final ReentrantLock lock = new ReentrantLock();

  /// By conversation, the one that has waited longest first.
  private final SequencedMap<Target, Integer> counts = new LinkedHashMap<>();

  private @Nullable Target focus;
  private long touchedAt;

  /// Whether something came since its owner went away.
  private boolean isMarked;

  /// Whether a message is seen by its owner.
  enum Seen {
    /// It comes before his eyes.
    YES,
    /// It is counted.
    NO,
    /// It is counted, and is the first since he went away.
    NO_FIRST
  }

  /// Nothing is unread.
  ///
  /// @param nanos tells the time, in nanoseconds from any moment on
  Unread(LongSupplier nanos) {
    this.nanos = nanos;
    this.touchedAt = nanos.getAsLong();
  }

  /// A message came in this conversation.
  Seen arrived(Target conversation) {
    lock.lock();
    try {
      boolean isAway = nanos.getAsLong() - touchedAt > AWAY.toNanos();
      boolean isElsewhere = focus != null && !focus.equals(conversation);
      if (!isAway && !isElsewhere) {
        return Seen.YES;
      }
      counts.merge(conversation, 1, Integer::sum);
      if (isAway && !isMarked) {
        isMarked = true;
        return Seen.NO_FIRST;
      }
      return Seen.NO;
    } finally {
      lock.unlock();
    }
  }

  /// A key was pressed; answers whether something is read by that.
  boolean touched() {
    lock.lock();
    try {
      touchedAt = nanos.getAsLong();
      isMarked = false;
      return !counts.isEmpty() && readHere();
    } finally {
      lock.unlock();
    }
  }

  /// How long no key has been pressed.
  Duration untouched() {
    lock.lock();
    try {
      return Duration.ofNanos(nanos.getAsLong() - touchedAt);
    } finally {
      lock.unlock();
    }
  }

  /// Lines go there from now on, or nowhere by themselves.
  void focus(@Nullable Target to) {
    lock.lock();
    try {
      focus = to;
      readHere();
    } finally {
      lock.unlock();
    }
  }

  /// Something was sent there: whoever answers has read.
  void answered(Target conversation) {
    lock.lock();
    try {
      counts.remove(conversation);
    } finally {
      lock.unlock();
    }
  }

  /// Without a focus all conversations are before one's eyes.
  private boolean readHere() {
    if (focus != null) {
      return counts.remove(focus) != null;
    }
    counts.clear();
    return true;
  }

  /// How many messages are unread in each conversation.
  SequencedMap<Target, Integer> counts() {
    lock.lock();
    try {
      return new LinkedHashMap<>(counts);
    } finally {
      lock.unlock();
    }
  }

  /// The conversation that has waited longest.
  Optional<Target> next() {
    lock.lock();
    try {
      return counts.isEmpty() ? Optional.empty() : Optional.of(counts.firstEntry().getKey());
    } finally {
      lock.unlock();
    }
  }
}
