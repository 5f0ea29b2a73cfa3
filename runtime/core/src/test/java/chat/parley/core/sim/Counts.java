package chat.parley.core.sim;

import java.util.EnumMap;
import java.util.Map;

/// How often each fault has happened, and how much work was done meanwhile.
final class Counts {

  private final EnumMap<FaultKind, Long> faults = new EnumMap<>(FaultKind.class);
  private long nanos;
  private long events;
  private long datagrams;
  private long messages;

  /// Takes note that a fault has happened.
  void happened(FaultKind kind) {
    faults.merge(kind, 1L, Long::sum);
  }

  /// Takes note of the length of a whole simulation.
  void took(long moreNanos, long moreEvents) {
    nanos += moreNanos;
    events += moreEvents;
  }

  void sentDatagram() {
    datagrams++;
  }

  void acceptedMessage() {
    messages++;
  }

  /// How often this fault has happened.
  long of(FaultKind kind) {
    return faults.getOrDefault(kind, 0L);
  }

  long nanos() {
    return nanos;
  }

  long events() {
    return events;
  }

  long datagrams() {
    return datagrams;
  }

  long messages() {
    return messages;
  }

  /// Adds what another simulation has counted.
  void add(Counts other) {
    for (Map.Entry<FaultKind, Long> entry : other.faults.entrySet()) {
      faults.merge(entry.getKey(), entry.getValue(), Long::sum);
    }
    nanos += other.nanos;
    events += other.events;
    datagrams += other.datagrams;
    messages += other.messages;
  }
}
