package chat.parley.core.sim;

/// What all machines of one simulation share: time, chance, the network, the counters and those who
/// watch.
final class World {

  /// Clocks are off by at most this many millionths (docs/protocol.md, section 5).
  private static final long DRIFT_MAX = 200;

  private final Seeded seeded;
  private final Schedule schedule = new Schedule();
  private final Counts counts = new Counts();
  private final Observers observers = new Observers();
  private final SimulatedNetwork network;
  private final Habits habits;
  private final WilfulGate gate = new WilfulGate(counts);
  private final boolean drifts;

  World(Seeded seeded, boolean drifts) {
    this.seeded = seeded;
    this.drifts = drifts;
    this.network = new SimulatedNetwork(schedule, seeded.split(), counts);
    this.habits = new Habits(seeded.split(), counts);
  }

  Seeded seeded() {
    return seeded;
  }

  Schedule schedule() {
    return schedule;
  }

  Counts counts() {
    return counts;
  }

  Observers observers() {
    return observers;
  }

  SimulatedNetwork network() {
    return network;
  }

  Habits habits() {
    return habits;
  }

  WilfulGate gate() {
    return gate;
  }

  /// The clock of one more machine.
  SimulatedClock newClock() {
    long drift = seeded.between(-DRIFT_MAX, DRIFT_MAX);
    if (drifts) {
      counts.happened(FaultKind.DRIFT);
    }
    return new SimulatedClock(drifts ? drift : 0, seeded.split());
  }
}
