package chat.parley.core.sim;

import chat.parley.core.Moment;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.FakeCrypto;
import chat.parley.core.crypto.JdkCrypto;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One simulated day in the life of a server and its clients, determined by a seed: trouble for
/// some minutes, then repair, then the proof that everything works and nothing was lost.
final class Simulation {

  private static final long MINUTE = 60 * Moment.SECOND;
  private static final long CONVERGENCE_MOST = MINUTE;
  private static final long REST_AFTER = 2 * MINUTE;

  /// A restored client may hold mail until it is sent again: what comes before it, it once had.
  private static final long REST_AFTER_RESTORE = 4 * MINUTE;

  /// One seed in so many runs on the real cryptography, which costs a hundred times as much.
  private static final long REAL_CRYPTO_EVERY = 50;

  private final Plaintexts plaintexts = new Plaintexts();
  private final Plan plan;
  private final Seeded seeded;
  private final Faults faults;
  private final World world;
  private final Schedule schedule;
  private final Cluster cluster;
  private final Ghost ghost;
  private final Promises promises;
  private final Chatter chatter;
  private final Chaos chaos;
  private final Liveness liveness;

  private Simulation(Plan plan) {
    this.plan = plan;
    this.seeded = new Seeded(plan.seed());
    Faults drawn = Faults.draw(seeded.split());
    for (FaultKind kind : plan.spared()) {
      drawn = drawn.without(kind);
    }
    this.faults = drawn;
    this.world = new World(seeded.split(), faults.has(FaultKind.DRIFT));
    this.schedule = world.schedule();
    this.cluster = new Cluster(world, crypto(), faults, plan.bug());
    this.promises = new Promises(cluster, faults, plaintexts, plan.trace());
    this.ghost = promises.ghost();
    this.chatter = new Chatter(cluster, faults, seeded.split());
    this.chaos = new Chaos(cluster, faults, seeded.split());
    this.liveness = new Liveness(ghost, chatter, seeded.split());
    world.observers().add(chaos);
    plant();
  }

  private Crypto crypto() {
    boolean isReal = plan.seed() % REAL_CRYPTO_EVERY == REAL_CRYPTO_EVERY - 1;
    return new RecordingCrypto(
        isReal ? new JdkCrypto() : new FakeCrypto(),
        new FreshNonces(),
        plan.trace() == null ? null : plaintexts,
        plan.bug());
  }

  private void plant() {
    for (Machine machine : cluster.machines()) {
      machine.disk().plant(plan.bug());
    }
  }

  /// Runs the simulation to its end, or until a promise is broken.
  static Result run(Plan plan) {
    var simulation = new Simulation(plan);
    Violation violation = null;
    try {
      simulation.run();
    } catch (Violation broken) {
      violation = broken;
    }
    return simulation.result(violation);
  }

  private Result result(@Nullable Violation violation) {
    world.counts().took(schedule.now(), schedule.done());
    return new Result(plan, faults, violation, world.counts(), promises.traceHash());
  }

  private void run() {
    chatter.begin();
    chaos.begin();
    pass(seeded.between(4, 8) * MINUTE);
    chatter.stop();
    chaos.heal();
    if (faults.has(FaultKind.LYING_SERVER)) {
      pass(REST_AFTER); // Whom the server has lied to may be lost to it: see docs/reliability.md.
      return;
    }
    converge();
    registerAnew();
    talkAnew("I16", Liveness.MESSAGE_MOST);
    rest();
    if (seeded.chance(0.5)) {
      talkWithoutServer();
      rest();
    }
  }

  private void pass(long nanos) {
    schedule.runUntil(schedule.now() + nanos);
  }

  private void converge() {
    long healed = schedule.now();
    pass(CONVERGENCE_MOST);
    promises.tables().requireEqual();
    for (User user : liveness.members()) {
      if (ghost.registeredAt(user) < 0) {
        liveness.requireRegistered(user, healed);
      }
    }
  }

  private void registerAnew() {
    List<User> members = liveness.members();
    if (members.isEmpty()) {
      return;
    }
    User user = members.get(seeded.index(members.size()));
    user.machine().kill();
    pass(Moment.SECOND);
    long started = schedule.now();
    user.start();
    pass(Liveness.REGISTRATION_MOST);
    liveness.requireRegistered(user, started);
  }

  private void talkAnew(String invariant, long within) {
    liveness.sendBetweenPairs();
    pass(within);
    liveness.requireTaken(invariant, within);
  }

  private void rest() {
    pass(faults.has(FaultKind.CLIENT_BACKUP) ? REST_AFTER_RESTORE : REST_AFTER);
    world.observers().rested();
    promises.tables().requireEqual();
    long sent = promises.quiescence().sent();
    pass(MINUTE);
    promises.quiescence().requireSilence(sent);
  }

  private void talkWithoutServer() {
    cluster.server().kill();
    if (seeded.chance(0.5)) {
      for (User user : liveness.members()) {
        user.machine().kill();
        user.start();
      }
    }
    pass(seeded.between(1, 40) * Moment.SECOND);
    talkAnew("I15", Liveness.ISOLATED_MESSAGE_MOST);
    pass(seeded.between(1, 60) * Moment.SECOND);
    cluster.server().boot();
    pass(CONVERGENCE_MOST);
  }
}
