package chat.parley.core.sim;

import chat.parley.core.Moment;
import chat.parley.core.packet.Address;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An address translator before one machine: shows the others an address of its own, which it
/// forgets after some silence, and lets nobody in whom the machine has not spoken to of late.
final class Translator {

  private static final int PORTS = 40_000;

  private final Address inside;
  private final long memoryNanos;
  private final boolean isSymmetric;
  private final boolean isStrict;
  private final Map<Address, Mapping> mappings = new LinkedHashMap<>();
  private int ports;

  /// An address that is shown, and to whom.
  private static final class Mapping {
    final Address shown;
    final Map<Address, Long> spokenTo = new LinkedHashMap<>();
    long usedAt;

    Mapping(Address shown) {
      this.shown = shown;
    }
  }

  /// A translator with habits that are drawn now.
  Translator(Address inside, Seeded seeded) {
    this.inside = inside;
    this.memoryNanos = seeded.between(30, 120) * Moment.SECOND;
    this.isSymmetric = seeded.chance(0.3);
    this.isStrict = seeded.chance(0.6);
  }

  /// The address that is shown to `to`, to whom the machine speaks now.
  Address showing(Address to, long now) {
    Address key = isSymmetric ? to : inside;
    Mapping mapping = mappings.get(key);
    if (mapping == null || now - mapping.usedAt > memoryNanos) {
      mapping = new Mapping(new Address(inside.high(), inside.low(), PORTS + ports++));
      mappings.put(key, mapping);
    }
    mapping.usedAt = now;
    mapping.spokenTo.put(to, now);
    return mapping.shown;
  }

  /// How many addresses it has shown.
  int shown() {
    return ports;
  }

  /// Whether it lets in what comes to the address that it has shown.
  boolean admits(Address from, Address shown, long now) {
    Mapping mapping = mapping(shown);
    if (mapping == null || now - mapping.usedAt > memoryNanos) {
      return false;
    }
    Long spokenAt = mapping.spokenTo.get(from);
    return !(isStrict || isSymmetric) || (spokenAt != null && now - spokenAt <= memoryNanos);
  }

  private @Nullable Mapping mapping(Address shown) {
    for (Mapping mapping : mappings.values()) {
      if (mapping.shown.equals(shown)) {
        return mapping;
      }
    }
    return null;
  }
}
