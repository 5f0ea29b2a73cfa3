package chat.parley.engine.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.Moment;
import chat.parley.core.packet.Address;
import chat.parley.engine.net.LocalAddress;
import chat.parley.engine.testing.FakeLink;
import chat.parley.engine.testing.FakeLoop;
import chat.parley.engine.testing.FakeNetwork;
import chat.parley.engine.testing.Inbox;
import chat.parley.engine.time.MachineThreads;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChaosHookTest {

  private static final Address PEER = Address.v4(0x7f000001, 1232);

  @Test
  void losesTheShareThatItIsToldTo() {
    int arrived = sendThrough(Chaos.parse("loss=0.3,seed=1"), 10_000).size();

    assertTrue(arrived > 6_800 && arrived < 7_200, () -> "%d arrived".formatted(arrived));
  }

  @Test
  void doublesTheShareThatItIsToldTo() {
    int arrived = sendThrough(Chaos.parse("duplicate=0.1"), 10_000).size();

    assertTrue(arrived > 10_800 && arrived < 11_200, () -> "%d arrived".formatted(arrived));
  }

  @Test
  void changesTheOrderWhenToldTo() {
    List<String> still = sendThrough(Chaos.parse("seed=5"), 100);
    List<String> shaken = sendThrough(Chaos.parse("reorder=0.2,seed=5"), 100);

    assertNotEquals(still, shaken);
    assertEquals(still.stream().sorted().toList(), shaken.stream().sorted().toList());
  }

  @Test
  void choosesTheSameWithTheSameSeed() {
    Chaos chaos = Chaos.parse("loss=0.3,duplicate=0.1,reorder=0.1,delay=5,seed=9");

    assertEquals(sendThrough(chaos, 500), sendThrough(chaos, 500));
  }

  @Test
  void isWrittenAsNamesAndValues() {
    assertEquals(
        new Chaos(0.3, 0.05, 0.1, Duration.ofMillis(20), 7),
        Chaos.parse("loss=0.3, duplicate=0.05, reorder=0.1, delay=20, seed=7"));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThrows(IllegalArgumentException.class, () -> Chaos.parse("lots=0.3"));
    assertThrows(IllegalArgumentException.class, () -> Chaos.parse("loss"));
    assertThrows(IllegalArgumentException.class, () -> Chaos.parse("loss=1.5"));
  }

  private static List<String> sendThrough(Chaos chaos, int count) {
    var loop = new FakeLoop();
    var link = new FakeLink();
    var hooks = new TransportHooks("test", loop, new MachineThreads());
    var _ = hooks.add("chaos", new ChaosHook(chaos), _ -> {});
    var network = new FakeNetwork(loop, link);
    var shaken = hooks.over(network).bind(loop, LocalAddress.anywhere(0), new Inbox());
    for (int i = 0; i < count; i++) {
      shaken.send(PEER, new byte[] {(byte) i});
    }
    loop.advance(Moment.SECOND);
    return link.log.stream().filter(it -> it.startsWith("send")).toList();
  }
}
