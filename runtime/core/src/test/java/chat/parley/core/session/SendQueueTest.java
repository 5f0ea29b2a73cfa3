package chat.parley.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.packet.Frame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SendQueueTest {

  private final SendQueue queue = new SendQueue();
  private long number;

  @Test
  void givesFramesOutInTheirOrder() {
    queue.add(Pair.frame(1));
    queue.add(Pair.frame(2));

    assertEquals(List.of(Pair.frame(1), Pair.frame(2)), frames(takeAll()));
    assertTrue(queue.isEmpty());
  }

  @Test
  void givesLostFramesOutBeforeNewOnes() {
    queue.add(Pair.frame(1));
    Outgoing lost = takeAll().getFirst();
    queue.add(Pair.frame(2));

    queue.lost(lost, number);

    assertEquals(List.of(Pair.frame(1), Pair.frame(2)), frames(takeAll()));
  }

  @Test
  void dropsALostFrameThatArrivesAfterAll() {
    queue.add(Pair.frame(1));
    Outgoing frame = takeAll().getFirst();
    queue.lost(frame, number);

    queue.delivered(frame);

    assertTrue(queue.isEmpty());
    assertEquals(0, queue.outstandingBytes());
  }

  @Test
  void countsAFrameThatArrivesTwiceOnce() {
    queue.add(Pair.frame(1));
    queue.add(Pair.frame(2));
    Outgoing frame = takeAll().getFirst();
    int before = queue.outstandingBytes();

    queue.delivered(frame);
    queue.delivered(frame);

    assertEquals(before - frame.length(), queue.outstandingBytes());
  }

  @Test
  void cutsLongFramesAndLetsShortOnesPassThoseThatMustWait() {
    for (int i = 0; i < 4; i++) {
      queue.add(Pair.text(i, 4_000));
    }
    queue.add(Pair.frame(9));

    List<Outgoing> taken = takeAll();

    assertEquals(3 * 4 + 1, taken.size());
    assertEquals(Pair.frame(9), taken.getLast().frame());
    assertEquals(2, assertInstanceOf(Frame.Fragment.class, taken.get(11).frame()).id());
  }

  @Test
  void cutsTheNextLongFrameWhenOneHasArrivedWhole() {
    for (int i = 0; i < 4; i++) {
      queue.add(Pair.text(i, 2_000));
    }
    List<Outgoing> taken = takeAll();

    queue.delivered(taken.get(2));
    assertTrue(queue.isEmpty());
    queue.delivered(taken.get(3));

    assertEquals(2, takeAll().size());
  }

  @Test
  void keepsTheNumbersOfCutFramesOnTheirWayCloseTogether() {
    for (int i = 0; i < 100; i++) {
      queue.add(Pair.text(i, 2_000));
    }
    List<Outgoing> first = takeAll();
    List<Outgoing> later = new ArrayList<>(first.subList(2, first.size()));
    long highest = 0;
    while (!later.isEmpty()) {
      later.forEach(queue::delivered);
      later = takeAll();
      for (Outgoing piece : later) {
        highest = Math.max(highest, assertInstanceOf(Frame.Fragment.class, piece.frame()).id());
      }
    }

    assertEquals(SendQueue.CUT_SPAN - 1, highest);
  }

  @Test
  void refusesAFrameThatNoReceiverWouldTake() {
    Frame.Whole frame = new Frame.Store(1, "bob", 0, new byte[18_000]);

    assertThrows(IllegalArgumentException.class, () -> queue.add(frame));
  }

  @Test
  void takesOverEverythingUndeliveredBeforeItsOwn() {
    var older = new SendQueue();
    for (int i = 0; i < 5; i++) {
      older.add(Pair.frame(i));
    }
    older.add(Pair.text(5, 3_000));
    var inFlight = new ArrayList<Outgoing>();
    for (int i = 0; i < 3; i++) {
      inFlight.add(take(older));
    }
    older.delivered(inFlight.remove(0));
    queue.add(Pair.frame(8));

    queue.takeOver(older, inFlight);

    List<Frame> frames = frames(takeAll());
    List<Frame.Whole> expected =
        List.of(Pair.frame(1), Pair.frame(2), Pair.frame(3), Pair.frame(4), Pair.frame(8));
    assertEquals(expected, frames.subList(0, 5));
    assertEquals(5 + 3, frames.size());
    assertTrue(older.isEmpty());
    assertEquals(0, older.outstandingBytes());
  }

  @Test
  void countsALateArrivalInTheOlderSession() {
    var older = new SendQueue();
    older.add(Pair.frame(1));
    Outgoing frame = take(older);
    queue.takeOver(older, List.of(frame));

    queue.delivered(frame);

    assertTrue(queue.isEmpty());
    assertEquals(0, queue.outstandingBytes());
  }

  private Outgoing take(SendQueue from) {
    Outgoing next = from.peek();
    if (next == null) {
      throw new AssertionError("the queue is empty");
    }
    from.take(++number);
    return next;
  }

  private List<Outgoing> takeAll() {
    var taken = new ArrayList<Outgoing>();
    number++;
    for (Outgoing next = queue.peek(); next != null; next = queue.peek()) {
      queue.take(number);
      taken.add(next);
    }
    return taken;
  }

  private static List<Frame> frames(List<Outgoing> outgoing) {
    return outgoing.stream().<Frame>map(Outgoing::frame).toList();
  }
}
