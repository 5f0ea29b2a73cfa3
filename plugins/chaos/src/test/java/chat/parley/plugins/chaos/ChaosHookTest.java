package chat.parley.plugins.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import chat.parley.api.Client;
import chat.parley.api.Entry;
import chat.parley.api.Event;
import chat.parley.api.Kind;
import chat.parley.api.Nickname;
import chat.parley.api.Presence;
import chat.parley.api.hook.Verdict;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChaosHookTest {

  private static final Nickname BOB = Nickname.of("bob");
  private static final InetSocketAddress AT_BOB =
      new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 1232);
  private static final InetSocketAddress AT_CAROL =
      new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 1233);
  private static final byte[] DATAGRAM = new byte[1000];

  private final Client client = mock(Client.class);
  private final Conditions conditions =
      new Conditions(client, new ChaosConfig(7, 0, 0, 0, Duration.ZERO, 0));
  private Instant now = Instant.EPOCH;
  private final ChaosHook hook = new ChaosHook(conditions, () -> now);

  @Test
  void letsEverythingPassWhenNothingIsOn() {
    assertEquals(Verdict.PASS, hook.out(DATAGRAM, AT_BOB));
    assertEquals(Verdict.PASS, hook.in(DATAGRAM, AT_BOB));
  }

  @Test
  void hasNothingToDoUntilSomethingIsOnAndWhenItIsOverAgain() {
    assertFalse(hook.interest().isPresent());

    conditions.change(it -> it.withLoss(0.2));
    assertTrue(hook.interest().isPresent());

    conditions.calm();
    assertFalse(hook.interest().isPresent());
  }

  @Test
  void hasSomethingToDoWhileSomebodyIsCutOff() {
    when(client.table()).thenReturn(Map.of(BOB, bobAt("127.0.0.1:1232")));

    conditions.cutOff(Set.of(BOB));

    assertTrue(hook.interest().isPresent());
  }

  @Test
  void losesTheShareThatItIsToldTo() {
    conditions.change(it -> it.withLoss(0.2));

    long lost = verdicts(10_000).stream().filter(new Verdict.Drop("lost")::equals).count();

    assertTrue(lost > 1_900 && lost < 2_100, () -> "%d are lost".formatted(lost));
  }

  @Test
  void doublesTheShareThatItIsToldTo() {
    conditions.change(it -> it.withDuplication(0.1));

    long doubled = verdicts(10_000).stream().filter(Verdict.Split.class::isInstance).count();

    assertTrue(doubled > 900 && doubled < 1_100, () -> "%d are doubled".formatted(doubled));
  }

  @Test
  void delaysEverythingAlike() {
    conditions.change(it -> it.withDelay(Duration.ofMillis(50)));

    assertEquals(new Verdict.Delay(Duration.ofMillis(50)), hook.out(DATAGRAM, AT_BOB));
    assertEquals(new Verdict.Delay(Duration.ofMillis(50)), hook.in(DATAGRAM, AT_BOB));
  }

  @Test
  void holdsBackWhatOthersAreToOvertake() {
    conditions.change(it -> it.withReordering(1));

    var delay = assertInstanceOf(Verdict.Delay.class, hook.out(DATAGRAM, AT_BOB));

    assertTrue(delay.by().compareTo(Duration.ofMillis(20)) < 0);
  }

  @Test
  void letsOneDatagramAfterTheOtherThroughANarrowLine() {
    conditions.change(it -> it.withKilobits(80));

    assertEquals(new Verdict.Delay(Duration.ofMillis(100)), hook.out(DATAGRAM, AT_BOB));
    assertEquals(new Verdict.Delay(Duration.ofMillis(200)), hook.out(DATAGRAM, AT_BOB));
    now = now.plusMillis(150);
    assertEquals(new Verdict.Delay(Duration.ofMillis(150)), hook.out(DATAGRAM, AT_BOB));
  }

  @Test
  void losesWhatWouldWaitTooLongForTheBandwidth() {
    conditions.change(it -> it.withKilobits(80));

    List<Verdict> verdicts = verdicts(12);

    assertEquals(new Verdict.Delay(Duration.ofSeconds(1)), verdicts.get(9));
    assertEquals(new Verdict.Drop("too many for the bandwidth"), verdicts.get(10));
  }

  @Test
  void cutsOffWhomItIsToldTo() {
    when(client.table()).thenReturn(Map.of(BOB, bobAt("127.0.0.1:1232")));

    conditions.cutOff(List.of(BOB));

    assertEquals(new Verdict.Drop("cut off"), hook.out(DATAGRAM, AT_BOB));
    assertEquals(new Verdict.Drop("cut off"), hook.in(DATAGRAM, AT_BOB));
    assertEquals(Verdict.PASS, hook.out(DATAGRAM, AT_CAROL));
  }

  @Test
  void followsThoseWhoAreCutOffToAnotherAddress() {
    when(client.table()).thenReturn(Map.of(BOB, bobAt("127.0.0.1:1")));
    conditions.cutOff(List.of(BOB));
    Verdict before = hook.out(DATAGRAM, AT_BOB);

    when(client.table()).thenReturn(Map.of(BOB, bobAt("127.0.0.1:1232")));
    new CutFollower(conditions).accept(new Event.TableChanged(2));

    assertEquals(Verdict.PASS, before);
    assertEquals(new Verdict.Drop("cut off"), hook.out(DATAGRAM, AT_BOB));
  }

  @Test
  void choosesTheSameWithTheSameSeed() {
    conditions.change(it -> it.withLoss(0.3).withReordering(0.3));

    conditions.reseed(9);
    List<Verdict> once = verdicts(500);
    conditions.reseed(9);

    assertEquals(once, verdicts(500));
  }

  @Test
  void endsItAll() {
    when(client.table()).thenReturn(Map.of(BOB, bobAt("127.0.0.1:1232")));
    conditions.change(it -> it.withLoss(1).withDelay(Duration.ofMillis(50)));
    conditions.cutOff(List.of(BOB));

    conditions.calm();

    assertEquals(Verdict.PASS, hook.out(DATAGRAM, AT_BOB));
    assertEquals(List.of(), conditions.words());
  }

  private List<Verdict> verdicts(int count) {
    var verdicts = new ArrayList<Verdict>();
    for (int i = 0; i < count; i++) {
      verdicts.add(hook.out(DATAGRAM, AT_BOB));
    }
    return verdicts;
  }

  private static Entry bobAt(String address) {
    return new Entry(BOB, Presence.ONLINE, Kind.HUMAN, address, Set.of(), "", "00");
  }
}
