package chat.parley.core.sim;

import chat.parley.core.Moment;
import chat.parley.core.Output;

/// Kills whoever asks its disk for something for the n-th time in a simulation, and starts it again
/// a moment later.
final class CrashPoint implements Observer {

  private static final long AWAY = 200 * Moment.MILLISECOND;

  /// When it dies, and what is on the disk then.
  enum Kind {
    /// Before the writes, or amid them: a transaction that is torn is none.
    LOST(0),
    /// When they are on the disk, and the node has not been told.
    KEPT(Moment.MILLISECOND / 2),
    /// When the node has been told, and has acted on it.
    ANSWERED(31 * Moment.MILLISECOND);

    private final long afterNanos;

    Kind(long afterNanos) {
      this.afterNanos = afterNanos;
    }
  }

  private final Cluster cluster;
  private final Schedule schedule;
  private final Kind kind;
  private final boolean diesTwice;
  private int countdown;
  private boolean isReached;

  /// @param call which request of all, from 1
  /// @param diesTwice whether it also dies at the first request after its start
  CrashPoint(Cluster cluster, Kind kind, int call, boolean diesTwice) {
    this.cluster = cluster;
    this.schedule = cluster.world().schedule();
    this.kind = kind;
    this.countdown = call;
    this.diesTwice = diesTwice;
  }

  /// Whether there were so many requests.
  boolean isReached() {
    return isReached;
  }

  @Override
  public void put(Machine machine, Output output) {
    if (output instanceof Output.Persist && --countdown == 0) {
      isReached = true;
      dieAfter(kind.afterNanos, machine);
    }
  }

  private void dieAfter(long nanos, Machine machine) {
    int run = machine.run();
    schedule.after(
        nanos,
        () -> {
          if (machine.run() == run) {
            machine.disk().crashKeeps(kind != Kind.LOST);
            machine.kill();
            schedule.after(AWAY, () -> start(machine));
          }
        });
  }

  private void start(Machine machine) {
    if (machine == cluster.server()) {
      machine.boot();
    }
    cluster.users().stream().filter(user -> user.machine() == machine).forEach(User::start);
    if (diesTwice && machine.isUp()) {
      machine.disk().crashKeeps(false);
      machine.kill();
      schedule.after(AWAY, machine::boot);
      cluster.users().stream()
          .filter(user -> user.machine() == machine)
          .forEach(user -> schedule.after(AWAY + Moment.MILLISECOND, user::register));
    }
  }
}
