package chat.parley.core.sim;

import chat.parley.core.Command;
import chat.parley.core.Input;
import chat.parley.core.Moment;
import chat.parley.core.Node;
import chat.parley.core.Output;
import chat.parley.core.packet.Address;
import chat.parley.core.store.MailRow;
import chat.parley.core.store.Outcome;
import chat.parley.core.store.Write;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A machine on which one node runs: its disk, its clocks, its place in the network. It outlives
/// the node, which can be killed and started again; nothing of an earlier run reaches a later one
/// but what is on the disk.
final class Machine implements SimulatedDisk.Owner {

  /// More inputs than this wait for nobody: a socket's buffer is full.
  private static final int QUEUED_MAX = 256;

  /// Steps at one instant after which a node counts as turning in circles.
  private static final int STEPS_MAX = 1_000;

  /// Starts a node from what is on the disk.
  @FunctionalInterface
  interface Boot {
    Node boot(Moment now);
  }

  private final World world;
  private final String name;
  private final int number;
  private final SimulatedClock clock;
  private final SimulatedDisk disk;
  private final Boot boot;
  private final List<Output> outputs = new ArrayList<>();
  private final ArrayDeque<Runnable> queued = new ArrayDeque<>();
  private Consumer<Output> owner = output -> {};
  private @Nullable Node node;
  private int run;
  private long armedFor = Moment.NEVER;
  private long pausedUntil;
  private boolean flushIsDue;
  private long stepsAt;
  private int steps;

  Machine(World world, String name, Address address, DurableState state, Boot boot) {
    this.world = world;
    this.name = name;
    this.boot = boot;
    this.number = world.network().attach(address, this::arrive);
    this.clock = world.newClock();
    this.disk =
        new SimulatedDisk(world.schedule(), world.seeded().split(), world.counts(), state, this);
  }

  /// Who gets the node's outputs, besides the observers.
  void ownedBy(Consumer<Output> consumer) {
    owner = consumer;
  }

  String name() {
    return name;
  }

  /// Its number in the network, from 0.
  int number() {
    return number;
  }

  SimulatedDisk disk() {
    return disk;
  }

  SimulatedClock clock() {
    return clock;
  }

  /// What its clocks show now.
  Moment moment() {
    return clock.at(world.schedule().now());
  }

  /// Counts its runs, from 1.
  int run() {
    return run;
  }

  boolean isUp() {
    return node != null;
  }

  /// The running node; for its public views only.
  @Nullable Node node() {
    return node;
  }

  /// Starts a node, unless one runs.
  void boot() {
    if (node != null) {
      return;
    }
    run++;
    clock.restart();
    world.network().forget(number);
    Node started = boot.boot(moment());
    node = started;
    world.observers().booted(this);
    turn(started, null);
  }

  /// Kills the node.
  void kill() {
    if (node != null) {
      end();
      disk.crash();
      world.observers().ended(this);
    }
  }

  /// The machine, if it is on, does nothing for this long; what arrives waits.
  void pause(long nanos) {
    if (node == null) {
      return;
    }
    pausedUntil = Math.max(pausedUntil, world.schedule().now() + nanos);
    int paused = run;
    world.schedule().at(pausedUntil, () -> resume(paused));
  }

  /// Ends a pause before its time.
  void unpause() {
    pausedUntil = 0;
    resume(run);
  }

  /// The owner wants something; lost when no node runs.
  void ask(Command command) {
    if (node != null) {
      world.observers().asked(this, command);
      take(new Input.Asked(command));
    }
  }

  /// Somebody answers what that run of the node has asked; lost when it is over.
  void answer(int asked, Input.Judged answer) {
    if (run == asked) {
      take(answer);
    }
  }

  private void arrive(Datagram datagram) {
    if (node == null || queued.size() >= QUEUED_MAX) {
      return;
    }
    world.network().received(number, datagram);
    if (isPaused()) {
      queued.add(() -> deliver(datagram));
    } else {
      deliver(datagram);
    }
  }

  private void deliver(Datagram datagram) {
    world.observers().received(this, datagram);
    take(new Input.Datagram(datagram.from(), datagram.bytes().clone()));
  }

  @Override
  public void committed(List<Write> writes) {
    world.observers().committed(this, writes);
  }

  @Override
  public void persisted(long token, Outcome outcome) {
    int before = run;
    take(new Input.Persisted(token, outcome));
    if (outcome == Outcome.FAILED && node != null && run == before && !isPaused()) {
      throw new Violation("I6", name + " goes on after its disk has failed");
    }
  }

  @Override
  public void mailRead(long token, List<MailRow> mails) {
    take(new Input.MailRead(token, mails));
  }

  private boolean isPaused() {
    return world.schedule().now() < pausedUntil;
  }

  private void resume(int paused) {
    if (run != paused || isPaused()) {
      return;
    }
    armedFor = Moment.NEVER;
    while (run == paused && !queued.isEmpty() && !isPaused()) {
      queued.remove().run();
    }
    if (node != null && run == paused && !isPaused()) {
      passDeadline(paused, world.schedule().now());
    }
  }

  private void take(Input input) {
    Node running = node;
    if (running == null) {
      return;
    }
    if (isPaused()) {
      queued.add(() -> take(input));
      return;
    }
    turn(running, input);
  }

  /// One turn of the node: a step, a flush now or a moment later, and its outputs.
  private void turn(Node running, @Nullable Input input) {
    countSteps();
    int stepped = run;
    boolean isFlushedLater = world.habits().batches();
    guarded(() -> {
      if (input != null) {
        running.step(moment(), input, outputs::add);
      }
      if (!isFlushedLater) {
        running.flush(moment(), outputs::add);
      }
    });
    flushIsDue &= isFlushedLater;
    if (isFlushedLater) {
      flushLater();
    }
    perform();
    if (run == stepped) {
      arm(running);
    }
  }

  private void guarded(Runnable call) {
    try {
      call.run();
    } catch (Violation violation) {
      throw violation;
    } catch (RuntimeException e) {
      throw new Violation("I21", name + " has thrown " + e, e);
    }
  }

  private void countSteps() {
    long now = world.schedule().now();
    steps = now == stepsAt ? steps + 1 : 0;
    stepsAt = now;
    if (steps > STEPS_MAX) {
      throw new Violation("I4", name + " turns in circles");
    }
  }

  private void flushLater() {
    if (!flushIsDue) {
      flushIsDue = true;
      int batched = run;
      world.schedule().after(world.habits().batchNanos(), () -> flush(batched));
    }
  }

  private void flush(int batched) {
    Node running = node;
    if (running == null || run != batched || !flushIsDue) {
      return;
    }
    flushIsDue = false;
    guarded(() -> running.flush(moment(), outputs::add));
    perform();
    if (run == batched) {
      arm(running);
    }
  }

  private void perform() {
    List<Output> batch = List.copyOf(outputs);
    outputs.clear();
    for (Output output : batch) {
      if (node == null) {
        return;
      }
      perform(output);
    }
  }

  private void perform(Output output) {
    world.observers().put(this, output);
    switch (output) {
      case Output.Send(Address to, byte[] bytes) -> {
        world.network().send(number, to, bytes);
      }
      case Output.Persist batch -> disk.submit(batch);
      case Output.ReadMail reading -> disk.submit(reading);
      case Output.Stopped(String why) -> stop(why);
      case Output.Accepted _,
          Output.Judge _,
          Output.Rejected _,
          Output.Show _,
          Output.Tell _,
          Output.Report _ -> {}
    }
    owner.accept(output);
  }

  private void stop(String why) {
    end();
    if (why.isEmpty()) {
      disk.drain();
    } else {
      disk.crash();
    }
    world.observers().ended(this);
  }

  private void end() {
    node = null;
    run++;
    armedFor = Moment.NEVER;
    pausedUntil = 0;
    flushIsDue = false;
    queued.clear();
  }

  /// Makes sure that the node is woken at its deadline. An earlier alarm that is still set looks at
  /// the deadline anew, so that it is not set twice.
  private void arm(Node running) {
    long deadline = running.deadline();
    if (deadline == Moment.NEVER) {
      return;
    }
    long time = Math.max(clock.timeOf(deadline), world.schedule().now());
    if (time < armedFor) {
      armedFor = time;
      int armed = run;
      world.schedule().at(time + world.habits().latenessNanos(), () -> passDeadline(armed, time));
      if (world.habits().isEarly()) {
        long early = world.schedule().now() + (time - world.schedule().now()) / 2;
        world.schedule().at(early, () -> disturb(armed));
      }
    }
  }

  /// A step that comes too early is harmless, says the contract.
  private void disturb(int armed) {
    Node running = node;
    if (running != null && run == armed && !isPaused()) {
      turn(running, new Input.DeadlinePassed());
    }
  }

  private void passDeadline(int armed, long time) {
    Node running = node;
    if (running == null || run != armed) {
      return;
    }
    if (time == armedFor) {
      armedFor = Moment.NEVER;
    }
    if (isPaused()) {
      return;
    }
    if (running.deadline() <= moment().nanos()) {
      turn(running, new Input.DeadlinePassed());
    } else {
      arm(running);
    }
  }
}
