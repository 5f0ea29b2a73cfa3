package chat.parley.core.sim;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/// The kinds of fault that one simulation has: a swarm, in which each seed has others, so that rare
/// combinations come up and no fault hides behind a stronger one.
final class Faults {

  /// Faults under which some promises cannot be kept; they come up in few seeds, so that they hide
  /// little from the others.
  private static final Set<FaultKind> RARE =
      EnumSet.of(
          FaultKind.LYING_CLIENT,
          FaultKind.LYING_SERVER,
          FaultKind.CLIENT_BACKUP,
          FaultKind.SERVER_DISK_DESTROYED,
          FaultKind.SERVER_BACKUP,
          FaultKind.FAR_WALL_JUMP);

  private static final double RARITY = 0.25;

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
      boolean isSpared = !seeded.chance(RARITY);
      if (isChosen && !(isSpared && RARE.contains(kind))) {
        chosen.add(kind);
      }
    }
    // A server that has forgotten whose a nickname is gives it to whoever is first.
    if (chosen.contains(FaultKind.SERVER_DISK_DESTROYED)
        || chosen.contains(FaultKind.SERVER_BACKUP)) {
      chosen.remove(FaultKind.RIVAL);
      chosen.remove(FaultKind.LYING_CLIENT);
    }
    return new Faults(chosen);
  }

  boolean has(FaultKind kind) {
    return kinds.contains(kind);
  }

  /// Whether mail can vanish that the server has called stored.
  boolean loseMail() {
    return has(FaultKind.SERVER_DISK_DESTROYED)
        || has(FaultKind.SERVER_BACKUP)
        || has(FaultKind.LYING_SERVER);
  }

  /// Whether the server's clock is left alone: one that has lost its disk knows from the clock
  /// alone which epochs are over.
  boolean spareServerClock() {
    return has(FaultKind.SERVER_DISK_DESTROYED) || has(FaultKind.SERVER_BACKUP);
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
