package chat.parley.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.Moment;
import chat.parley.core.packet.CloseCode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Everything at once: both sides open, close, restart and move while datagrams are lost, doubled
/// and delayed; then the path heals, and what must have arrived has arrived.
final class ChaosTest {

  private static final int SEEDS = Integer.getInteger("session.seeds", 40);
  private static final int FIRST = Integer.getInteger("session.seed", 0);

  private record Sent(Side from, Sessions incarnation, Session session, long number) {

    boolean mustHaveArrived() {
      return from.sessions == incarnation && session.newest().isOpen();
    }
  }

  private record Nonce(long destinationId, long counter) {}

  @Test
  void deliversEveryFrameOfASessionThatSurvives() {
    for (int seed = FIRST; seed < FIRST + SEEDS; seed++) {
      try {
        run(seed);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  private static void run(int seed) {
    var random = new SplittableRandom(seed);
    Pair pair = seed % 2 == 0 ? Pair.ofPeers(seed) : Pair.ofServer(seed);
    pair.loss = random.nextInt(3) == 0 ? 0 : random.nextDouble() * 0.4;
    pair.duplication = random.nextDouble() * 0.2;
    pair.jitter = random.nextLong(1, 300 * Moment.MILLISECOND);
    pair.delay = random.nextLong(1, 200 * Moment.MILLISECOND);
    Set<Nonce> nonces = new LinkedHashSet<>();
    pair.observer = flight -> assertNonceIsFresh(nonces, flight);
    int violence = random.nextInt(4);
    var sent = new ArrayList<Sent>();
    pair.open();
    for (int i = 0; i < 150; i++) {
      act(pair, random, violence, sent);
      pair.drive(random.nextLong(1, 3 * Moment.SECOND));
    }

    heal(pair);

    assertArrived(pair, sent);
    pair.drive(400 * Moment.SECOND);
    assertEquals(0, pair.left.sessions.size());
    assertEquals(0, pair.right.sessions.size());
    assertEquals(Moment.NEVER, pair.left.sessions.deadline());
    assertEquals(0, pair.left.sessions.budget().used());
    assertEquals(0, pair.right.sessions.budget().used());
  }

  private static void act(Pair pair, SplittableRandom random, int violence, List<Sent> sent) {
    Side side = random.nextBoolean() ? pair.left : pair.right;
    Session latest = side.latest;
    int what = random.nextInt(40);
    if (what >= 5 * violence || latest == null) {
      if (latest == null || !latest.newest().isOpen()) {
        pair.open();
        return;
      }
      for (int i = random.nextInt(1, 12); i > 0; i--) {
        long number = sent.size();
        latest.send(
            random.nextInt(8) == 0
                ? Pair.text(number, random.nextInt(1_000, 16_000))
                : Pair.frame(number));
        sent.add(new Sent(side, side.sessions, latest, number));
      }
      return;
    }
    switch (what) {
      case 0 -> side.restart();
      case 1 -> latest.close(CloseCode.GOODBYE, "chaos");
      case 2 -> pair.left.address = Pair.address(random.nextInt(100, 200));
      case 3 -> pair.passes = _ -> false;
      case 4, 5 -> pair.passes = flight -> flight.from().equals(side.address);
      case 6 -> pair.open();
      case 7 -> open(pair, side);
      default -> pair.passes = _ -> true;
    }
  }

  private static void open(Pair pair, Side side) {
    if (side == pair.right && side.accepts() == Role.PEER_TO_PEER) {
      pair.openBack();
    } else {
      pair.open();
    }
  }

  private static void heal(Pair pair) {
    pair.passes = _ -> true;
    pair.loss = 0;
    pair.jitter = 0;
    pair.driveUntil(() -> isQuiet(pair.left) && isQuiet(pair.right), 100 * Moment.SECOND);
    pair.drive(Moment.SECOND);
  }

  private static boolean isQuiet(Side side) {
    return side.latest == null
        || !side.latest.newest().isOpen()
        || side.latest.newest().outstandingBytes() == 0;
  }

  private static void assertArrived(Pair pair, List<Sent> sent) {
    Set<Long> atLeft = numbers(pair.left);
    Set<Long> atRight = numbers(pair.right);
    for (Sent one : sent) {
      if (one.mustHaveArrived()) {
        Set<Long> arrived = one.from == pair.left ? atRight : atLeft;
        assertTrue(arrived.contains(one.number), "frame %d is lost".formatted(one.number));
      }
    }
  }

  private static Set<Long> numbers(Side side) {
    var numbers = new LinkedHashSet<Long>();
    side.frames.forEach(frame -> numbers.add(Pair.numberOf(frame)));
    return numbers;
  }

  private static void assertNonceIsFresh(Set<Nonce> used, Pair.Flight flight) {
    if (flight.type() == Pair.DATA) {
      var header = ByteBuffer.wrap(flight.datagram());
      var nonce = new Nonce(header.getLong(4), header.getLong(12));
      assertTrue(used.add(nonce), "sealed twice under one counter");
    }
  }
}
