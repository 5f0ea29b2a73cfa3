package chat.parley.core.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.core.Command;
import chat.parley.core.Input;
import chat.parley.core.Moment;
import chat.parley.core.Output;
import chat.parley.core.crypto.FakeCrypto;
import chat.parley.core.crypto.Identity;
import chat.parley.core.packet.Address;
import chat.parley.core.store.Outcome;
import chat.parley.core.store.ServerWrite;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MachineTest {

  private static final Address ADDRESS = Address.v4(0x0a000001, 1);
  private static final Address OTHER = Address.v4(0x0a000002, 2);

  private final World world = new World(new Seeded(1), false);
  private final ServerFile file = new ServerFile(Identity.create(new FakeCrypto(), new Seeded(2)));
  private final List<FakeNode> nodes = new ArrayList<>();
  private final Machine machine = new Machine(world, "one", ADDRESS, file, now -> node());
  private final List<Datagram> received = new ArrayList<>();
  private final int other = world.network().attach(OTHER, received::add);

  @Test
  void flushesANewNodeAtOnce() {
    machine.boot();

    assertEquals(1, nodes.getFirst().flushes);
  }

  @Test
  void stepsAtTheDeadlineAndNotBefore() {
    FakeNode node = booted();
    node.deadline = machine.moment().nanos() + Moment.SECOND;
    machine.ask(new Command.Close());

    pass(Moment.SECOND - 1);
    assertEquals(1, node.inputs.size());

    pass(1);
    assertInstanceOf(Input.DeadlinePassed.class, node.inputs.getLast());
  }

  @Test
  void handsDatagramsOver() {
    FakeNode node = booted();

    world.network().send(other, ADDRESS, new byte[] {1, 2, 3});
    pass(Moment.SECOND);

    var datagram = assertInstanceOf(Input.Datagram.class, node.inputs.getFirst());
    assertEquals(OTHER, datagram.from());
    assertEquals(3, datagram.bytes().length);
  }

  @Test
  void sendsWhatTheNodePutsOut() {
    FakeNode node = booted();
    node.next.add(new Output.Send(OTHER, new byte[] {1}));

    machine.ask(new Command.Close());
    pass(Moment.SECOND);

    assertEquals(ADDRESS, received.getFirst().from());
  }

  @Test
  void forgetsTimersAndCompletionsOfAnEarlierRun() {
    FakeNode first = booted();
    first.deadline = machine.moment().nanos() + Moment.MILLISECOND / 2;
    first.next.add(new Output.Persist(1, List.of(new ServerWrite.EpochBegun(1))));
    machine.ask(new Command.Close());

    machine.kill();
    machine.boot();
    pass(Moment.SECOND);

    assertEquals(1, first.inputs.size());
    assertEquals(List.of(), nodes.get(1).inputs);
  }

  @Test
  void keepsDatagramsForALaterTimeWhilePaused() {
    FakeNode node = booted();
    machine.pause(10 * Moment.SECOND);

    world.network().send(other, ADDRESS, new byte[] {1});
    pass(9 * Moment.SECOND);
    assertEquals(List.of(), node.inputs);

    pass(Moment.SECOND);
    assertEquals(1, node.inputs.size());
  }

  @Test
  void startsAwakeAlthoughItWasToPauseWhileItWasOff() {
    machine.pause(10 * Moment.SECOND);

    FakeNode node = booted();
    machine.ask(new Command.Close());

    assertEquals(1, node.inputs.size());
  }

  @Test
  void noticesAfterAPauseTheDeadlineThatPassedInIt() {
    FakeNode node = booted();
    node.deadline = machine.moment().nanos() + Moment.SECOND;
    machine.ask(new Command.Close());
    machine.pause(10 * Moment.SECOND);

    pass(10 * Moment.SECOND);
    assertEquals(2, node.inputs.size());

    node.deadline = machine.moment().nanos() + Moment.SECOND;
    machine.ask(new Command.Close());
    pass(Moment.SECOND);
    assertEquals(4, node.inputs.size());
  }

  @Test
  void reachesTheDiskWithAllWritesWhenTheNodeStopsByItself() {
    FakeNode node = booted();
    node.next.add(new Output.Persist(1, List.of(new ServerWrite.EpochBegun(9))));
    node.next.add(new Output.Stopped(""));

    machine.ask(new Command.Close());

    assertFalse(machine.isUp());
    assertEquals(9, file.image().epoch());
  }

  @Test
  void takesOffenceAtANodeThatGoesOnWithAFailedDisk() {
    FakeNode node = booted();
    machine.disk().failNext();
    node.next.add(new Output.Persist(1, List.of(new ServerWrite.EpochBegun(9))));
    machine.ask(new Command.Close());

    var violation = assertThrows(Violation.class, () -> pass(Moment.SECOND));

    assertEquals("I6", violation.invariant());
    assertEquals(new Input.Persisted(1, Outcome.FAILED), node.inputs.getLast());
  }

  @Test
  void takesOffenceAtANodeThatTurnsInCircles() {
    FakeNode node = booted();
    node.isRestless = true;
    machine.ask(new Command.Close());

    var violation = assertThrows(Violation.class, () -> pass(Moment.SECOND));

    assertEquals("I4", violation.invariant());
  }

  private FakeNode booted() {
    machine.boot();
    return nodes.getLast();
  }

  private FakeNode node() {
    var node = new FakeNode();
    nodes.add(node);
    return node;
  }

  private void pass(long nanos) {
    world.schedule().runUntil(world.schedule().now() + nanos);
  }
}
