package chat.parley.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.Moment;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DeliveryTest {

  private static void deliversAll(Pair pair, int frames, long seconds) {
    Session session = pair.open();
    for (int i = 0; i < frames; i++) {
      session.send(i % 100 == 99 ? Pair.text(i, 1_200 + 150 * (i % 101)) : Pair.frame(i));
    }

    boolean done =
        pair.driveUntil(
            () -> session.newest().outstandingBytes() == 0 && pair.right.latest != null,
            seconds * Moment.SECOND);

    var seen = new BitSet();
    pair.right.frames.forEach(frame -> seen.set((int) Pair.numberOf(frame)));
    assertEquals(frames, seen.cardinality());
    assertTrue(done);
  }

  @Test
  void deliversEveryFrameOverACleanPathOnce() {
    Pair pair = Pair.ofPeers(1);

    deliversAll(pair, 10_000, 60);

    assertEquals(10_000, pair.right.framesReceived);
    assertEquals(0, pair.left.sessions.counters().packetsLost);
  }

  @Test
  void deliversEveryFrameWhenThreeOfTenDatagramsAreLost() {
    Pair pair = Pair.ofPeers(2);
    pair.loss = 0.3;
    pair.duplication = 0.05;
    pair.jitter = 5 * Moment.MILLISECOND;

    deliversAll(pair, 10_000, 3_600);
  }

  @Test
  void deliversEveryFrameWhenAllIsOutOfOrder() {
    Pair pair = Pair.ofPeers(3);
    pair.jitter = 200 * Moment.MILLISECOND;

    deliversAll(pair, 10_000, 3_600);
  }

  @Test
  void takesNoPacketTwice() {
    Pair pair = Pair.ofPeers(4);
    pair.duplication = 1;

    deliversAll(pair, 2_000, 60);

    assertEquals(2_000, pair.right.framesReceived);
    assertTrue(pair.right.sessions.counters().replayed > 100);
  }

  @Test
  void sendsAFrameAgainWhosePiecesFoundNoRoom() {
    Pair pair = Pair.ofPeers(5);
    Session session = pair.opened();
    ReassemblyBudget budget = pair.right.sessions.budget();
    int taken = 0;
    while (budget.take(1_000)) {
      taken += 1_000;
    }
    session.send(Pair.text(1, 10_000));
    session.send(Pair.frame(2));
    pair.drive(10 * Moment.SECOND);
    assertEquals(List.of(Pair.frame(2)), pair.right.frames.stream().distinct().toList());

    budget.giveBack(taken);
    pair.drive(20 * Moment.SECOND);
    assertEquals(Pair.text(1, 10_000), pair.right.frames.getLast());
    assertEquals(0, session.outstandingBytes());
  }
}
