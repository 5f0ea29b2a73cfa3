package chat.parley.engine.hook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.api.Subscription;
import chat.parley.api.hook.DatagramHook;
import chat.parley.api.hook.Verdict;
import chat.parley.api.plugin.Interest;
import chat.parley.api.plugin.Interested;
import chat.parley.core.Moment;
import chat.parley.core.packet.Address;
import chat.parley.engine.net.DatagramLink;
import chat.parley.engine.net.LocalAddress;
import chat.parley.engine.testing.FakeLink;
import chat.parley.engine.testing.FakeLoop;
import chat.parley.engine.testing.FakeNetwork;
import chat.parley.engine.testing.Inbox;
import chat.parley.engine.time.MachineThreads;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class HookedLinkTest {

  private static final Address PEER = Address.v4(0x7f000001, 1232);

  private final FakeLoop loop = new FakeLoop();
  private final FakeLink wire = new FakeLink();
  private final Inbox inbox = new Inbox();
  private final FakeNetwork network = new FakeNetwork(loop, wire);
  private final TransportHooks hooks = new TransportHooks("test", loop, new MachineThreads());
  private final DatagramLink link = hooks.over(network).bind(loop, LocalAddress.anywhere(0), inbox);
  private final List<String> asked = new ArrayList<>();

  /// A hook that writes down when it is asked, and answers the same both ways.
  private final class Noting implements DatagramHook {
    private final String name;
    private final int order;
    private final Verdict verdict;

    Noting(String name, int order, Verdict verdict) {
      this.name = name;
      this.order = order;
      this.verdict = verdict;
    }

    @Override
    public int order() {
      return order;
    }

    @Override
    public Verdict out(byte[] bytes, InetSocketAddress to) {
      asked.add("%s out %d".formatted(name, bytes[0]));
      return verdict;
    }

    @Override
    public Verdict in(byte[] bytes, InetSocketAddress from) {
      asked.add("%s in %d".formatted(name, bytes[0]));
      return verdict;
    }
  }

  /// A hook that drops everything while it has anything to do.
  private static final class Wall implements DatagramHook, Interested {
    private final Interest interest = Interest.inAll();

    @Override
    public Interest interest() {
      return interest;
    }

    @Override
    public Verdict out(byte[] bytes, InetSocketAddress to) {
      return new Verdict.Drop("wall");
    }
  }

  @Test
  void asksAHookOnlyWhileItHasSomethingToDo() {
    var wall = new Wall();
    var _ = hooks.add("wall", wall, _ -> {});
    wall.interest.set(false);
    link.send(PEER, new byte[] {1});
    wall.interest.set(true);
    link.send(PEER, new byte[] {2});
    wall.interest.set(false);
    add("other", 0, Verdict.PASS);
    link.send(PEER, new byte[] {3});

    assertEquals(List.of("send 1", "send 3"), wire.log);
    assertEquals(List.of("other out 3"), asked);
  }

  @Test
  void asksInOrderOnTheWayOutAndInReverseOnTheWayIn() {
    add("far", 2, Verdict.PASS);
    add("near", -1, Verdict.PASS);
    add("next", 2, Verdict.PASS);

    link.send(PEER, new byte[] {1});
    network.receiver().received(PEER, new byte[] {2});

    assertEquals(
        List.of("near out 1", "far out 1", "next out 1", "next in 2", "far in 2", "near in 2"),
        asked);
    assertEquals(List.of("send 1"), wire.log);
    assertEquals(1, inbox.size());
  }

  @Test
  void showsTheNextHookWhatTheOneBeforeHasPutInItsPlace() {
    add("near", 0, new Verdict.Replace(new byte[] {9, 9}));
    add("far", 1, Verdict.PASS);

    link.send(PEER, new byte[] {1});

    assertEquals(List.of("near out 1", "far out 9"), asked);
    assertEquals(List.of("send 9"), wire.log);
  }

  @Test
  void asksNobodyBehindADrop() {
    add("near", 0, new Verdict.Drop("no"));
    add("far", 1, Verdict.PASS);

    link.send(PEER, new byte[] {1});

    assertEquals(List.of("near out 1"), asked);
    assertEquals(List.of(), wire.log);
  }

  @Test
  void asksThoseBehindADelayWhenItIsOver() {
    add("near", 0, new Verdict.Delay(Duration.ofMillis(20)));
    add("far", 1, Verdict.PASS);

    link.send(PEER, new byte[] {1});
    loop.advance(19 * Moment.MILLISECOND);
    List<String> before = List.copyOf(asked);
    loop.advance(Moment.MILLISECOND);

    assertEquals(List.of("near out 1"), before);
    assertEquals(List.of("near out 1", "far out 1"), asked);
    assertEquals(List.of("send 1", "flush"), wire.log);
  }

  @Test
  void delaysWhatArrivesUntilItsTime() throws Exception {
    add("slow", 0, new Verdict.Delay(Duration.ofMillis(20)));

    network.receiver().received(PEER, new byte[] {7});
    int before = inbox.size();
    loop.advance(20 * Moment.MILLISECOND);

    assertEquals(0, before);
    assertArrayEquals(new byte[] {7}, inbox.next().bytes());
  }

  @Test
  void takesEachPartOfASplitPastThoseBehind() {
    add("near", 0, new Verdict.Split(List.of(new byte[] {4}, new byte[] {5})));
    add("far", 1, Verdict.PASS);

    link.send(PEER, new byte[] {1});

    assertEquals(List.of("near out 1", "far out 4", "far out 5"), asked);
    assertEquals(List.of("send 4", "send 5"), wire.log);
  }

  @Test
  void endsSplitsOfSplitsAt64Pieces() {
    Verdict.Split tenfold = new Verdict.Split(Collections.nCopies(10, new byte[] {1}));
    add("near", 0, tenfold);
    add("far", 1, tenfold);

    link.send(PEER, new byte[] {1});

    assertEquals(60, wire.log.size());
  }

  @Test
  void takesAReplacementThatIsTooLongForAFailure() {
    add("fat", 0, new Verdict.Replace(new byte[1201]));

    link.send(PEER, new byte[] {1});

    assertEquals(List.of(), wire.log);
    assertEquals(
        "it made a datagram of 1201 bytes, must be at most 1200",
        hooks.counts().getFirst().lastFailure());
  }

  @Test
  void changesNothingWhenAHookWritesIntoWhatItIsShown() throws Exception {
    hooks.add("scribbler", new Scribbler(), _ -> {});
    byte[] sent = {1, 2, 3};

    link.send(PEER, sent);
    network.receiver().received(PEER, new byte[] {4, 5, 6});

    assertArrayEquals(new byte[] {1, 2, 3}, sent);
    assertArrayEquals(new byte[] {4, 5, 6}, inbox.next().bytes());
  }

  private static final class Scribbler implements DatagramHook {
    @Override
    public Verdict out(byte[] bytes, InetSocketAddress to) {
      Arrays.fill(bytes, (byte) 0);
      return Verdict.PASS;
    }

    @Override
    public Verdict in(byte[] bytes, InetSocketAddress from) {
      Arrays.fill(bytes, (byte) 0);
      return Verdict.PASS;
    }
  }

  @Test
  void doesNotAskAHookThatWasRemovedAndKeepsItsDelays() {
    Subscription slow = add("slow", 0, new Verdict.Delay(Duration.ofMillis(20)));
    link.send(PEER, new byte[] {1});

    slow.close();
    link.send(PEER, new byte[] {2});
    loop.advance(20 * Moment.MILLISECOND);

    assertEquals(List.of("slow out 1"), asked);
    assertEquals(List.of("send 2", "send 1", "flush"), wire.log);
  }

  @Test
  void dropsWhatItHasNoRoomToKeepBack() {
    add("slow", 0, new Verdict.Delay(Duration.ofSeconds(1)));

    for (int i = 0; i < HookedLink.KEPT_BACK_MAX + 3; i++) {
      link.send(PEER, new byte[] {1});
    }

    HookCounts counts = hooks.counts().getFirst();
    assertEquals(4_096, counts.delayed());
    assertEquals(3, counts.reasons().get("too much is kept back already"));
  }

  @Test
  void takesAtMost64Hooks() {
    for (int i = 0; i < 64; i++) {
      add("one of many", i, Verdict.PASS);
    }

    assertThrows(IllegalStateException.class, () -> add("too many", 0, Verdict.PASS));
  }

  private Subscription add(String name, int order, Verdict verdict) {
    return hooks.add(name, new Noting(name, order, verdict), _ -> {});
  }
}
