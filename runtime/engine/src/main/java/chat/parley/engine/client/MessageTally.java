package chat.parley.engine.client;

import chat.parley.api.Delivery;
import chat.parley.api.Event;
import chat.parley.api.MessageCounts;
import chat.parley.api.Via;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/// Counts what becomes of messages, where it happens: to tell somebody of each would cost more.
///
/// Confined to the loop.
final class MessageTally {

  /// From what a network of one house takes to what waits over a weekend.
  private static final Duration[] BOUNDS = {
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(25),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(5),
    Duration.ofMinutes(1),
    Duration.ofHours(1),
    Duration.ofDays(1)
  };

  /// What took longer, or so long by a clock that was set, is counted as this.
  private static final Duration LONGEST = Duration.ofDays(3_650);

  private final Map<Via, Long> received = new EnumMap<>(Via.class);
  private final Map<Via, Long> delivered = new EnumMap<>(Via.class);
  private final Map<Delivery.Reason, Long> failed = new EnumMap<>(Delivery.Reason.class);
  private final long[] within = new long[BOUNDS.length];
  private Duration took = Duration.ZERO;
  private long sent;
  private long stored;

  /// One has arrived.
  void received(Via via) {
    received.merge(via, 1L, Long::sum);
  }

  /// One has been taken into the outbox.
  void sent() {
    sent++;
  }

  /// One of ours has another state.
  void changed(Event.DeliveryChanged change) {
    switch (change.state()) {
      case Delivery.Delivered(Instant at, Via via) -> {
        delivered.merge(via, 1L, Long::sum);
        took(Duration.between(change.sentAt(), at));
      }
      case Delivery.Stored _ -> stored++;
      case Delivery.Failed(var reason, _) -> failed.merge(reason, 1L, Long::sum);
      case Delivery.Pending _ -> {
        // As it was when it was sent.
      }
    }
  }

  /// Clocks that are set make times that are less than nothing, and some of centuries.
  private void took(Duration measured) {
    Duration time = measured.isNegative() ? Duration.ZERO : measured;
    time = time.compareTo(LONGEST) > 0 ? LONGEST : time;
    took = took.plus(time);
    for (int i = 0; i < BOUNDS.length; i++) {
      if (time.compareTo(BOUNDS[i]) <= 0) {
        within[i]++;
        return;
      }
    }
  }

  /// What it comes to.
  MessageCounts counts() {
    var times = new TreeMap<Duration, Long>();
    long sum = 0;
    for (int i = 0; i < BOUNDS.length; i++) {
      sum += within[i];
      times.put(BOUNDS[i], sum);
    }
    long all = delivered.values().stream().mapToLong(Long::longValue).sum();
    return new MessageCounts(
        received, sent, stored, delivered, failed, new MessageCounts.Times(all, took, times));
  }
}
