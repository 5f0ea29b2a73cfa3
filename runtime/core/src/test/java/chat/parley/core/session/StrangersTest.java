package chat.parley.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.Moment;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.PacketEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class StrangersTest {

  private final Map<Address, Long> ledger = new LinkedHashMap<>();
  private int nextHost = 1_000;

  @Test
  void getNoMoreBytesThanTheySent() {
    for (Pair pair : List.of(Pair.ofServer(1), Pair.ofPeers(2))) {
      pair.opened();
      var random = new SplittableRandom(1);
      for (int type = 0; type < 8; type++) {
        for (int length = 0; length <= 1_500; length++) {
          byte[] datagram = new byte[length];
          if (length % 3 == 0) {
            random.nextBytes(datagram);
          }
          byte[] header = {(byte) type, 1, 0, 0};
          System.arraycopy(header, 0, datagram, 0, Math.min(4, length));
          send(pair, datagram);
        }
      }
      assertLedger(pair);
    }
  }

  @Test
  void getNoMoreBytesForGenuineHandshakes() {
    for (Pair pair : List.of(Pair.ofServer(3), Pair.ofPeers(4))) {
      for (int i = 0; i < 300; i++) {
        byte[] init = pair.left.newInit(pair.right);
        send(pair, init);
        send(pair, init.clone());
        send(pair, PacketEncoder.probe(i));
        pair.drive(10 * Moment.MILLISECOND);
      }
      pair.drive(60 * Moment.SECOND);
      assertLedger(pair);
      assertEquals(0, pair.right.sessions.size());
    }
  }

  @Test
  void changeNothingWithGarbage() {
    for (Pair pair : List.of(Pair.ofServer(5), Pair.ofPeers(6))) {
      pair.keepsSent = true;
      Session session = pair.opened();
      session.send(Pair.frame(0));
      pair.drive(Moment.SECOND);
      List<Pair.Flight> genuine = List.copyOf(pair.sent);
      pair.keepsSent = false;
      int events = pair.right.events.size();
      int size = pair.right.sessions.size();
      var random = new SplittableRandom(2);
      for (int i = 0; i < 50_000; i++) {
        byte[] datagram =
            i % 2 == 0
                ? new SeededEntropy(i).bytes(random.nextInt(1_300))
                : damaged(genuine.get(random.nextInt(genuine.size())).datagram(), random);
        pair.inject(pair.right, pair.left.address, datagram);
        if (i % 1_000 == 0) {
          pair.flush();
        }
      }
      session.send(Pair.frame(1));
      pair.drive(20 * Moment.SECOND);

      assertEquals(events, pair.right.events.size());
      assertEquals(size, pair.right.sessions.size());
      assertEquals(List.of(Pair.frame(0), Pair.frame(1)), pair.right.frames);
    }
  }

  @Test
  void endASessionByAMillionForgeries() {
    Pair pair = Pair.ofServer(7);
    pair.opened();
    long id = pair.right.session().localId();
    for (int i = 0; i <= Transport.FORGERIES_MAX; i++) {
      byte[] datagram = new byte[40];
      PacketEncoder.dataHeader(datagram, id, 1_000 + i);
      pair.inject(pair.right, Pair.address(3), datagram);
    }

    assertEquals(List.of(new SessionEvent.End.TimedOut()), pair.right.ends());
  }

  private static byte[] damaged(byte[] genuine, SplittableRandom random) {
    byte[] copy = genuine.clone();
    copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
    return copy;
  }

  private void send(Pair pair, byte[] datagram) {
    var from = Pair.address(nextHost++);
    ledger.merge(from, (long) datagram.length, Long::sum);
    pair.right.sessions.received(pair.moment(), from, datagram);
    pair.right.sessions.flush(
        pair.moment(), (to, answer) -> ledger.merge(to, -(long) answer.length, Long::sum));
    pair.right.collect();
  }

  private void assertLedger(Pair pair) {
    ledger.remove(pair.left.address);
    ledger.forEach((address, bytes) -> assertTrue(bytes >= 0, address + " got too much: " + bytes));
    assertTrue(pair.right.ends().isEmpty());
  }
}
