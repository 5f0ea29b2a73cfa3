package chat.parley.core.sim;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/// The kinds of fault that one simulation has: a swarm, in which each seed has others, so that rare
/// combinations come up and no fault hides behind a stronger one.
final class Faults {

  private static final Set<FaultKind> NOT_DRAWN = EnumSet.of(FaultKind.SERVER_DISK_LOST);

  private final EnumSet<FaultKind> kinds;

  private Faults(EnumSet<FaultKind> kinds) {
    this.kinds = kinds;
  }

  /// These faults.
  static Faults of(Collection<FaultKind> kinds) {
    EnumSet<FaultKind> chosen = EnumSet.noneOf(FaultKind.class);
    chosen.addAll(kinds);
    return new Faults(chosen);
  }

  /// Some faults: few in some seeds, nearly all in others.
  static Faults draw(Seeded seeded) {
    double share = seeded.between(0.05, 0.8);
    EnumSet<FaultKind> chosen = EnumSet.noneOf(FaultKind.class);
    for (FaultKind kind : FaultKind.values()) {
      boolean isChosen = seeded.chance(share);
      if (isChosen && !NOT_DRAWN.contains(kind)) {
        chosen.add(kind);
      }
    }
    return new Faults(chosen);
  }

  boolean has(FaultKind kind) {
    return kinds.contains(kind);
  }

  /// All of them, in the order of declaration.
  Set<FaultKind> kinds() {
    return EnumSet.copyOf(kinds);
  }

  /// These faults but for one.
  Faults without(FaultKind kind) {
    EnumSet<FaultKind> rest = EnumSet.copyOf(kinds);
    rest.remove(kind);
    return new Faults(rest);
  }

  @Override
  public String toString() {
    return kinds.toString();
  }
}
