package chat.parley.core.session;

import static chat.parley.core.Moment.MILLISECOND;
import static chat.parley.core.Moment.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.Moment;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.Frame.Acknowledgement.Range;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RecoveryTest {

  private static final long ROUND_TRIP = 100 * MILLISECOND;

  private final SessionCounters counters = new SessionCounters();
  private final Recovery recovery = new Recovery(counters);
  private final SendQueue queue = new SendQueue();
  private final ReceivedRanges received = new ReceivedRanges();

  @Test
  void losesAPacketWhenTheThirdAfterItHasArrived() {
    sendPackets(0, 4);

    acknowledge(ROUND_TRIP, 1, 2);
    assertEquals(0, counters.packetsLost);

    acknowledge(ROUND_TRIP + 1, 1, 3);
    assertEquals(1, counters.packetsLost);
    assertEquals(Pair.frame(0), next().frame());
  }

  @Test
  void losesAPacketNineEighthsOfARoundTripAfterALaterOneArrived() {
    sendPackets(0, 2);

    acknowledge(ROUND_TRIP, 1, 1);

    assertEquals(ROUND_TRIP * 9 / 8, recovery.deadline());
    assertFalse(recovery.isProbeDue(ROUND_TRIP * 9 / 8, queue));
    assertEquals(1, counters.packetsLost);
  }

  @Test
  void doublesTheProbePauseUpToEightSeconds() {
    sendPackets(0, 1);
    long pause = recovery.probeTimeout();
    long at = 0;
    for (long expected : new long[] {pause, 2 * pause, 4 * pause, 8 * SECOND, 8 * SECOND}) {
      assertEquals(at + expected, recovery.deadline());
      at = recovery.deadline();
      assertTrue(recovery.isProbeDue(at, queue));
    }
    assertEquals(5, recovery.probes());
  }

  @Test
  void forgetsItsProbesWhenAnythingArrives() {
    sendPackets(0, 2);
    assertTrue(recovery.isProbeDue(recovery.deadline(), queue));

    acknowledge(SECOND, 0, 0);

    assertEquals(0, recovery.probes());
  }

  @Test
  void waitsForNothingWhenAllHasArrived() {
    sendPackets(0, 3);

    acknowledge(ROUND_TRIP, 0, 2);

    assertEquals(Moment.NEVER, recovery.deadline());
    assertFalse(recovery.isWaiting());
    assertEquals(0, recovery.congestion().inFlight());
    assertEquals(0, queue.outstandingBytes());
  }

  @Test
  void neverWaitsForPacketsThatOnlyAcknowledge() {
    recovery.sentUnwaited();
    recovery.sentUnwaited();

    assertEquals(Moment.NEVER, recovery.deadline());
    assertEquals(2, recovery.nextNumber());
  }

  @Test
  void refusesTheAcknowledgementOfAPacketThatWasNeverSent() {
    sendPackets(0, 2);

    assertEquals(Recovery.Verdict.VIOLATION, acknowledge(ROUND_TRIP, 0, 2));
  }

  @Test
  void takesNothingFromAnAcknowledgementThatRepeatsAnother() {
    sendPackets(0, 2);
    acknowledge(ROUND_TRIP, 0, 1);

    assertEquals(Recovery.Verdict.STALE, acknowledge(2 * ROUND_TRIP, 0, 1));
    assertEquals(ROUND_TRIP, recovery.roundTrip().smoothed());
  }

  @Test
  void measuresTheRoundTripByTheHighestNumberOnly() {
    sendPackets(0, 1);
    sendPackets(50 * MILLISECOND, 1);

    acknowledge(ROUND_TRIP, 0, 1);

    assertEquals(50 * MILLISECOND, recovery.roundTrip().smoothed());
  }

  @Test
  void fallsToTheLeastWindowWhenAllWasLostForThreeProbeTimeouts() {
    sendPackets(0, 1);
    acknowledge(ROUND_TRIP, 0, 0);
    long from = ROUND_TRIP + 1;
    long pause = recovery.probeTimeout();
    for (int i = 0; i < 6; i++) {
      sendPackets(from + i * pause, 1);
    }

    acknowledge(from + 5 * pause + ROUND_TRIP, 6, 6);

    assertEquals(Congestion.WINDOW_MIN, recovery.congestion().window());
  }

  @Test
  void onlyHalvesTheWindowWhenSomethingArrivedInBetween() {
    sendPackets(0, 1);
    acknowledge(ROUND_TRIP, 0, 0);
    long from = ROUND_TRIP + 1;
    long pause = recovery.probeTimeout();
    for (int i = 0; i < 6; i++) {
      sendPackets(from + i * pause, 1);
    }

    var ranges = List.of(new Range(6, 6), new Range(3, 3));
    take(from + 5 * pause + ROUND_TRIP, new Frame.Acknowledgement(0, ranges));

    assertEquals(Congestion.WINDOW_INITIAL / 2, recovery.congestion().window());
  }

  @Test
  void judgesANewPathByNothingThatWasSentBefore() {
    sendPackets(0, 5);
    recovery.changePath(ROUND_TRIP);

    acknowledge(2 * ROUND_TRIP, 4, 4);

    assertEquals(2, counters.packetsLost);
    assertEquals(Congestion.WINDOW_INITIAL, recovery.congestion().window());
    assertEquals(RoundTrip.INITIAL_NANOS, recovery.roundTrip().smoothed());
  }

  @Test
  void forgetsWhatAnArrivedPacketAcknowledged() {
    received.add(1);
    received.add(2);
    received.add(9);
    recovery.sent(0, 100, List.of(), 2);

    acknowledge(ROUND_TRIP, 0, 0);

    assertEquals(List.of(new Range(9, 9)), received.descending());
  }

  @Test
  void doesNotRepeatAFrameThatALaterPacketCarriesToo() {
    queue.add(Pair.frame(1));
    Outgoing frame = next();
    send(0, frame);
    sendPackets(0, 2);
    send(0, frame);

    acknowledge(ROUND_TRIP, 1, 2);
    acknowledge(ROUND_TRIP * 2, 3, 3);

    assertEquals(1, counters.packetsLost);
    assertTrue(queue.isEmpty());
    assertEquals(0, queue.outstandingBytes());
  }

  private void sendPackets(long at, int count) {
    for (int i = 0; i < count; i++) {
      queue.add(Pair.frame(recovery.nextNumber()));
      Outgoing frame = next();
      send(at, frame);
    }
  }

  private Outgoing next() {
    Outgoing next = queue.peek();
    if (next == null) {
      throw new AssertionError("the queue is empty");
    }
    return next;
  }

  private void send(long at, Outgoing frame) {
    if (frame.isWaiting()) {
      queue.take(recovery.nextNumber());
    } else {
      frame.sentIn(recovery.nextNumber());
    }
    recovery.sent(at, 1_200, List.of(frame), -1);
  }

  private Recovery.Verdict acknowledge(long at, long from, long to) {
    return take(at, new Frame.Acknowledgement(0, List.of(new Range(from, to))));
  }

  private Recovery.Verdict take(long at, Frame.Acknowledgement frame) {
    return recovery.acknowledged(at, frame, queue, received);
  }
}
