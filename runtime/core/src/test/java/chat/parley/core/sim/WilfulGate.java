package chat.parley.core.sim;

import chat.parley.core.Moment;
import chat.parley.core.packet.Frame;
import chat.parley.core.session.FrameGate;
import java.util.List;

/// The gate of all nodes of a simulation: drops, doubles and keeps back frames of every kind, as
/// plugins might, until it is told to stop.
final class WilfulGate implements FrameGate {

  private final Counts counts;
  private Seeded seeded = new Seeded(0);
  private double dropped;
  private double late;
  private double doubled;
  private long latenessNanosMax;

  /// A gate that stands open.
  WilfulGate(Counts counts) {
    this.counts = counts;
  }

  /// Begins to be wilful.
  void rage(Seeded own) {
    seeded = own.split();
    dropped = seeded.between(0.01, 0.3);
    late = seeded.between(0.01, 0.3);
    doubled = seeded.between(0.01, 0.1);
    latenessNanosMax = seeded.between(10, 20_000) * Moment.MILLISECOND;
  }

  /// Stands open again; what it has kept back goes on at its time.
  void calm() {
    dropped = 0;
    late = 0;
    doubled = 0;
  }

  @Override
  public boolean isOpen() {
    return dropped == 0;
  }

  @Override
  public List<Onward> leaving(String peer, Frame.Whole frame, int room) {
    if (isStruck(doubled)) {
      return List.of(Onward.now(frame), Onward.now(frame));
    }
    return arriving(peer, frame, room);
  }

  @Override
  public List<Onward> arriving(String peer, Frame.Whole frame, int room) {
    if (isStruck(dropped)) {
      return List.of();
    }
    return room > 0 && isStruck(late)
        ? List.of(new Onward(frame, seeded.between(1, latenessNanosMax), this))
        : List.of(Onward.now(frame));
  }

  private boolean isStruck(double chance) {
    if (!seeded.chance(chance)) {
      return false;
    }
    counts.happened(FaultKind.FRAME_HOOKS);
    return true;
  }
}
