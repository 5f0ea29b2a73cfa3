package chat.parley.engine.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.Command;
import chat.parley.core.Input;
import chat.parley.core.Moment;
import chat.parley.core.Output;
import chat.parley.core.packet.Address;
import chat.parley.core.store.MailRow;
import chat.parley.core.store.Outcome;
import chat.parley.core.store.Write;
import chat.parley.engine.testing.FakeLink;
import chat.parley.engine.testing.FakeLoop;
import chat.parley.engine.testing.ScriptedNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class NodeLoopTest {

  private static final Address PEER = Address.v4(0x7f000001, 1232);

  private final FakeLoop loop = new FakeLoop();
  private final FakeLink link = new FakeLink();
  private final List<Output> outputs = new ArrayList<>();
  private final List<Consumer<Outcome>> commits = new ArrayList<>();
  private List<String> sentWhenFlushed = List.of();
  private final NodeLoop driver =
      new NodeLoop("test", loop, new CollectingDisk(), new CollectingOwner());

  @Test
  void flushesOnceAfterABatchOfDatagrams() {
    ScriptedNode node = start(NodeLoopTest::echo);

    driver.received(PEER, new byte[] {1});
    driver.received(PEER, new byte[] {2});
    driver.endBatch();

    assertEquals(List.of("step Datagram", "step Datagram", "flush"), node.log);
    assertEquals(List.of("send 1", "send 2", "flush"), link.log);
  }

  @Test
  void takesCommandsOfOtherThreadsInAsOneBatch() {
    ScriptedNode node = start((_, _) -> {});

    driver.submit(new Input.Asked(new Command.Register()));
    driver.submit(new Input.Asked(new Command.Shown(1)));
    loop.runTasks();

    assertEquals(List.of("step Asked", "step Asked", "flush"), node.log);
  }

  @Test
  void answersAPersistWithItsToken() {
    var tokens = new ArrayList<Long>();
    start((input, out) -> {
      switch (input) {
        case Input.Asked _ -> out.accept(new Output.Persist(17, List.of()));
        case Input.Persisted(var token, var outcome) when outcome == Outcome.DONE ->
            tokens.add(token);
        default -> {}
      }
    });

    driver.submit(new Input.Asked(new Command.Register()));
    loop.runTasks();
    commits.getFirst().accept(Outcome.DONE);
    loop.runTasks();

    assertEquals(List.of(17L), tokens);
  }

  @Test
  void wakesTheNodeAtItsDeadline() {
    ScriptedNode node = start((_, _) -> {});
    node.deadline = 10 * Moment.MILLISECOND;
    driver.endBatch();
    node.log.clear();

    loop.advance(9 * Moment.MILLISECOND);
    assertEquals(List.of(), node.log);
    loop.advance(Moment.MILLISECOND);

    assertEquals("step DeadlinePassed", node.log.getFirst());
  }

  @Test
  void setsNoTimerAnewForADeadlineThatMovesAway() {
    ScriptedNode node = start((_, _) -> {});
    for (int i = 1; i <= 100; i++) {
      node.deadline = i * Moment.SECOND;
      driver.endBatch();
    }

    assertEquals(1, loop.timersSet());
  }

  @Test
  void wakesEarlierWhenTheDeadlineComesCloser() {
    ScriptedNode node = start((_, _) -> {});
    node.deadline = Moment.SECOND;
    driver.endBatch();
    node.deadline = Moment.MILLISECOND;
    driver.endBatch();
    node.log.clear();

    loop.advance(Moment.MILLISECOND);

    assertEquals("step DeadlinePassed", node.log.getFirst());
  }

  @Test
  void wakesANodeThatAsksForThePastAtABoundedRate() {
    ScriptedNode node = start((_, _) -> {});
    node.deadline = -1;
    driver.endBatch();
    node.log.clear();

    loop.advance(Moment.MILLISECOND);

    assertEquals(20, node.log.stream().filter(it -> it.equals("step DeadlinePassed")).count());
  }

  @Test
  void wakesANodeThatAsksForTheEarliestTimeThereIs() {
    ScriptedNode node = start((_, _) -> {});
    loop.advance(Moment.SECOND);
    node.deadline = Long.MIN_VALUE;
    driver.endBatch();
    node.log.clear();

    loop.advance(Moment.MILLISECOND);

    assertEquals("step DeadlinePassed", node.log.getFirst());
  }

  @Test
  void stopsANodeThatThrows() {
    ScriptedNode node =
        start((_, _) -> {
          throw new IllegalStateException("broken");
        });

    driver.received(PEER, new byte[] {1});
    driver.received(PEER, new byte[] {2});
    driver.endBatch();

    assertEquals(List.of(new Output.Stopped("internal error: IllegalStateException")), outputs);
    assertEquals(List.of("step Datagram"), node.log);
  }

  @Test
  void takesNothingInAfterStopped() {
    ScriptedNode node = start((_, out) -> out.accept(new Output.Stopped("")));

    driver.submit(new Input.Asked(new Command.Close()));
    driver.submit(new Input.Asked(new Command.Register()));
    loop.runTasks();

    assertEquals(List.of("step Asked"), node.log);
    assertTrue(driver.isStopped());
  }

  @Test
  void stopsWhenItsLinkIsLost() {
    start((_, _) -> {});

    driver.lost("the cable is cut");

    assertEquals(List.of(new Output.Stopped("the cable is cut")), outputs);
  }

  @Test
  void losesWhatIsSentWithoutALink() {
    start(NodeLoopTest::echo);
    driver.detach();

    driver.received(PEER, new byte[] {1});
    driver.endBatch();

    assertEquals(List.of(), link.log);
  }

  @Test
  void tellsATaskThatTheLoopHasEnded() {
    var told = new ArrayList<String>();
    loop.end();

    driver.run(
        new NodeLoop.Task() {
          @Override
          public void run() {
            told.add("run");
          }

          @Override
          public void lost() {
            told.add("lost");
          }
        });

    assertEquals(List.of("lost"), told);
  }

  @Test
  void sendsBeforeItsOwnerHearsOfTheEndOfTheBatch() {
    start(NodeLoopTest::echo);

    driver.received(PEER, new byte[] {1});
    driver.endBatch();

    assertEquals(List.of("send 1", "flush"), sentWhenFlushed);
  }

  @Test
  void countsOverAllItsLinks() {
    start(NodeLoopTest::echo);
    driver.received(PEER, new byte[] {1});
    driver.attach(new FakeLink());
    driver.received(PEER, new byte[] {1});

    assertEquals(2, driver.counts().sent());
  }

  private ScriptedNode start(java.util.function.BiConsumer<Input, Consumer<Output>> script) {
    var node = new ScriptedNode(script);
    driver.start(node);
    driver.attach(link);
    loop.runTasks();
    node.log.clear();
    link.log.clear();
    return node;
  }

  private static void echo(Input input, Consumer<Output> out) {
    if (input instanceof Input.Datagram(var from, var bytes)) {
      out.accept(new Output.Send(from, bytes));
    }
  }

  private final class CollectingOwner implements NodeLoop.Owner {

    @Override
    public void take(Output output) {
      outputs.add(output);
    }

    @Override
    public void flushed() {
      sentWhenFlushed = List.copyOf(link.log);
    }
  }

  private final class CollectingDisk implements NodeLoop.Disk {

    @Override
    public void persist(List<Write> writes, Consumer<Outcome> done) {
      commits.add(done);
    }

    @Override
    public void read(List<Long> ids, Consumer<List<MailRow>> then) {
      then.accept(List.of());
    }
  }
}
