package chat.parley.core.sim;

import chat.parley.core.Command;
import chat.parley.core.Moment;
import chat.parley.core.Output;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes trouble: sets the weather, and lets every kind of fault that comes and goes strike again
/// and again, until it is told to stop; then it repairs everything.
final class Chaos implements Observer {

  private static final long SECOND = Moment.SECOND;
  private static final long MILLISECOND = Moment.MILLISECOND;

  private static final long TEN_YEARS = 3_653L * 24 * 60 * 60 * 1_000;

  private final Cluster cluster;
  private final Faults faults;
  private final Schedule schedule;
  private final SimulatedNetwork network;
  private final Counts counts;
  private final Adversary adversary;
  private final Seeded seeded;
  private @Nullable Machine doomed;
  private final LostDisks lostDisks;
  private boolean isOver;

  Chaos(Cluster cluster, Faults faults, Seeded seeded) {
    World world = cluster.world();
    this.cluster = cluster;
    this.faults = faults;
    this.seeded = seeded;
    this.schedule = world.schedule();
    this.network = world.network();
    this.counts = world.counts();
    this.adversary = new Adversary(network, seeded.split(), counts);
    this.lostDisks = new LostDisks(cluster);
  }

  /// Lets it all begin.
  void begin() {
    network.set(Weather.draw(faults, seeded.split()));
    network.tap(adversary::hear);
    adversary.begin(faults);
    cluster.world().habits().begin(faults);
    if (faults.has(FaultKind.SLOW_NETWORK)) {
      counts.happened(FaultKind.SLOW_NETWORK);
    }
    if (faults.has(FaultKind.TRANSLATOR)) {
      translate(seeded.split());
    }
    for (FaultKind kind : FaultKind.values()) {
      Seeded own = seeded.split();
      if (faults.has(kind)) {
        strikeLater(kind, own.between(10, 100) * (double) SECOND, own);
      }
    }
  }

  /// Ends all trouble and repairs what it has left.
  void heal() {
    isOver = true;
    doomed = null;
    network.calm();
    adversary.stop();
    cluster.world().habits().calm();
    cluster.world().gate().calm();
    cluster.doorkeeper().calm();
    cluster.serverGate().calm();
    for (Machine machine : cluster.machines()) {
      machine.disk().calm();
      machine.clock().jumpTo(0);
      machine.unpause();
    }
    cluster.server().boot();
    for (User user : cluster.users()) {
      if (!user.isHonest()) {
        user.machine().kill();
        continue;
      }
      user.looks(true);
      user.start();
      if (!user.wantsRegistration()) {
        user.register();
      }
    }
  }

  private void strikeLater(FaultKind kind, double meanGap, Seeded own) {
    schedule.after(
        own.exponential(meanGap),
        () -> {
          if (!isOver) {
            strike(kind, own);
            strikeLater(kind, meanGap, own);
          }
        });
  }

  private void strike(FaultKind kind, Seeded own) {
    switch (kind) {
      case ONE_WAY_CUT -> cut(own);
      case PARTITION -> partition(own);
      case ISOLATION -> isolate(own);
      case REBINDING -> rebind(own);
      case CLIENT_CRASH -> crash(anyUser(own), own);
      case SERVER_CRASH -> crashServer(kind, own.between(50, 5_000) * MILLISECOND);
      case SERVER_OUTAGE -> crashServer(kind, own.between(30, 200) * SECOND);
      case CRASH_AT_WRITE -> doomed = anyMachine(own);
      case CLIENT_RESTART -> {
        counts.happened(kind);
        anyUser(own).close();
      }
      case SERVER_RESTART -> {
        counts.happened(kind);
        cluster.server().ask(new Command.Close());
      }
      case PAUSE -> pause(anyMachine(own), own);
      case WALL_JUMP -> jump(kind, own.between(-600L, 600L) * 1_000, own);
      case FAR_WALL_JUMP -> jump(kind, own.between(-TEN_YEARS, TEN_YEARS), own);
      case CLIENT_DISK_FULL -> anyUser(own).machine().disk().fillFor(own.between(1, 60) * SECOND);
      case SERVER_DISK_FULL -> cluster.server().disk().fillFor(own.between(1, 60) * SECOND);
      case DISK_FAILURE -> anyMachine(own).disk().failNext();
      case SLOW_DISK -> anyMachine(own).disk().slowFor(own.between(5, 60) * SECOND);
      case DEREGISTRATION -> leave(anyUser(own), own);
      case TABLE_CHURN -> {
        counts.happened(kind);
        anyUser(own).present();
      }
      case FRAME_HOOKS -> {
        cluster.world().gate().rage(own);
        schedule.after(own.between(5, 90) * SECOND, cluster.world().gate()::calm);
      }
      case SMALL_MTU -> narrow(own);
      case SERVER_DISK_DESTROYED, SERVER_BACKUP, CLIENT_BACKUP -> loseDisk(kind, own);
      case FaultKind _ -> {} // It lasts, or others make it.
    }
  }

  private void cut(Seeded own) {
    int one = own.index(network.size());
    int other = own.index(network.size());
    BitSet from = Barrier.of(one);
    BitSet to = Barrier.of(other);
    raise(List.of(new Barrier(FaultKind.ONE_WAY_CUT, from, to)), own.between(1, 60) * SECOND);
  }

  private void partition(Seeded own) {
    BitSet one = new BitSet();
    for (int machine = 0; machine < network.size(); machine++) {
      one.set(machine, own.chance(0.5));
    }
    separate(FaultKind.PARTITION, one, own.between(2, 60) * SECOND);
  }

  private void isolate(Seeded own) {
    BitSet one = Barrier.of(own.index(network.size()));
    separate(FaultKind.ISOLATION, one, own.between(2, 120) * SECOND);
  }

  private void separate(FaultKind kind, BitSet one, long nanos) {
    BitSet rest = new BitSet();
    rest.set(0, network.size());
    rest.andNot(one);
    var barrier = new Barrier(kind, one, rest);
    raise(List.of(barrier, barrier.reversed()), nanos);
  }

  private void raise(List<Barrier> barriers, long nanos) {
    barriers.forEach(network::put);
    schedule.after(nanos, () -> barriers.forEach(network::remove));
  }

  private void rebind(Seeded own) {
    counts.happened(FaultKind.REBINDING);
    cluster.rebind(anyUser(own));
  }

  private void crash(User user, Seeded own) {
    counts.happened(FaultKind.CLIENT_CRASH);
    user.machine().kill();
    long away = own.chance(0.5) ? own.between(10, 500) : own.between(500, 60_000);
    schedule.after(away * MILLISECOND, () -> startAgain(user.machine()));
  }

  private void crashServer(FaultKind kind, long away) {
    counts.happened(kind);
    cluster.server().kill();
    schedule.after(away, () -> startAgain(cluster.server()));
  }

  private void pause(Machine machine, Seeded own) {
    counts.happened(FaultKind.PAUSE);
    machine.pause(own.chance(0.8) ? own.between(50, 5_000) * MILLISECOND : longPause(own));
  }

  private static long longPause(Seeded own) {
    return own.between(5, 150) * SECOND;
  }

  private void leave(User user, Seeded own) {
    counts.happened(FaultKind.DEREGISTRATION);
    user.deregister();
    schedule.after(own.between(1, 60) * SECOND, user::register);
  }

  private void loseDisk(FaultKind kind, Seeded own) {
    User user = anyUser(own);
    boolean isOfClient = kind == FaultKind.CLIENT_BACKUP;
    if (isLost(kind, user, own)) {
      Machine machine = isOfClient ? user.machine() : cluster.server();
      schedule.after(own.between(5, 60) * SECOND, () -> startAgain(machine));
    }
  }

  private boolean isLost(FaultKind kind, User user, Seeded own) {
    if (kind == FaultKind.CLIENT_BACKUP) {
      return lostDisks.restoreClient(user, own.nextLong());
    }
    return kind == FaultKind.SERVER_BACKUP ? lostDisks.restoreServer() : lostDisks.destroyServer();
  }

  private void jump(FaultKind kind, long millis, Seeded own) {
    Machine machine = anyMachine(own);
    if (machine != cluster.server() || !faults.spareServerClock()) {
      counts.happened(kind);
      machine.clock().jumpTo(millis);
    }
  }

  /// Some sizes are so small that no handshake passes, others stop full datagrams only.
  private void narrow(Seeded own) {
    BitSet one = Barrier.of(own.index(network.size()));
    BitSet all = new BitSet();
    all.set(0, network.size());
    var barrier = new Barrier(FaultKind.SMALL_MTU, own.index(1_200), one, all);
    raise(List.of(barrier, barrier.reversed()), own.between(5, 90) * SECOND);
  }

  private void translate(Seeded own) {
    for (User user : cluster.users()) {
      if (own.chance(0.6)) {
        int machine = user.machine().number();
        network.translate(machine, new Translator(network.addressOf(machine), own.split()));
      }
    }
  }

  /// The most telling moment to kill a machine is between asking the disk and its answer.
  @Override
  public void put(Machine machine, Output output) {
    if (machine == doomed && output instanceof Output.Persist) {
      doomed = null;
      counts.happened(FaultKind.CRASH_AT_WRITE);
      int run = machine.run();
      schedule.after(seeded.between(0L, 20 * MILLISECOND), () -> killRun(machine, run));
    }
  }

  private void killRun(Machine machine, int run) {
    if (machine.run() == run && !isOver) {
      machine.kill();
      long away = seeded.between(10, 3_000) * MILLISECOND;
      schedule.after(away, () -> startAgain(machine));
    }
  }

  private void startAgain(Machine machine) {
    if (isOver) {
      return;
    }
    if (machine == cluster.server()) {
      machine.boot();
    }
    cluster.users().stream().filter(user -> user.machine() == machine).forEach(User::start);
  }

  private User anyUser(Seeded own) {
    return cluster.users().get(own.index(cluster.users().size()));
  }

  private Machine anyMachine(Seeded own) {
    return cluster.machines().get(own.index(cluster.machines().size()));
  }
}
