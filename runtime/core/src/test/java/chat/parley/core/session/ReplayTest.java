package chat.parley.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.core.Moment;
import chat.parley.core.packet.Frame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What somebody can do with what he has recorded.
final class ReplayTest {

  private static final int CAPTURED = 6;

  /// 720 orders, each packet one to three times, from the true address and from another.
  @Test
  void frameIsHandledOnceInEveryOrderOfItsPackets() {
    var expected = new ArrayList<Frame.Whole>();
    for (int i = 0; i < CAPTURED; i++) {
      expected.add(Pair.frame(i));
    }
    int orders = 0;
    for (List<Integer> order : permutations(CAPTURED)) {
      Pair pair = Pair.ofPeers(orders);
      List<Pair.Flight> captured = captured(pair, expected);

      for (int again = 0; again < 3; again++) {
        for (int index : order) {
          if (again <= index % 3) {
            var from = again == 1 ? Pair.address(9) : pair.left.address;
            pair.inject(pair.right, from, captured.get(index).datagram().clone());
          }
        }
      }

      var handled = new ArrayList<>(pair.right.frames);
      handled.sort((one, other) -> Long.compare(Pair.numberOf(one), Pair.numberOf(other)));
      assertEquals(expected, handled, () -> "in the order " + order);
      orders++;
    }
    assertEquals(720, orders);
  }

  private static List<Pair.Flight> captured(Pair pair, List<Frame.Whole> frames) {
    Session session = pair.opened();
    pair.drive(Moment.SECOND);
    pair.keepsSent = true;
    pair.passes = _ -> false;
    for (Frame.Whole frame : frames) {
      session.send(frame);
      pair.flush();
    }
    return pair.sent(Pair.DATA).stream()
        .filter(flight -> flight.from().equals(pair.left.address))
        .limit(CAPTURED)
        .toList();
  }

  private static List<List<Integer>> permutations(int size) {
    if (size == 0) {
      return List.of(List.of());
    }
    var all = new ArrayList<List<Integer>>();
    for (List<Integer> shorter : permutations(size - 1)) {
      for (int at = 0; at < size; at++) {
        var longer = new ArrayList<>(shorter);
        longer.add(at, size - 1);
        all.add(Collections.unmodifiableList(longer));
      }
    }
    return all;
  }

  /// From the true address, and from one to be flooded.
  @Test
  void hundredThousandRecordedInitsAreNoWorkAndLeaveTheSessionAlone() {
    var crypto = new CountingCrypto();
    Pair pair = Pair.ofServer(crypto, 1);
    pair.keepsSent = true;
    Session session = pair.opened();
    pair.drive(20 * Moment.SECOND);
    List<Pair.Flight> inits = pair.sent(Pair.INIT);
    pair.keepsSent = false;
    long agreements = crypto.agreements();
    int size = pair.right.sessions.size();

    for (int i = 0; i < 100_000; i++) {
      byte[] init = inits.get(i % inits.size()).datagram().clone();
      pair.inject(pair.right, i % 2 == 0 ? pair.left.address : Pair.address(9), init);
      if (i % 1_000 == 0) {
        pair.drive(50 * Moment.MILLISECOND);
      }
    }
    session.send(Pair.frame(1));
    pair.drive(Moment.SECOND);

    assertEquals(List.of(Pair.frame(1)), pair.right.frames);
    assertEquals(size, pair.right.sessions.size());
    // Tokens last 10 seconds; with an old one not even the first hash of a handshake is made.
    assertEquals(agreements, crypto.agreements());
  }
}
