package chat.parley.core.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.Moment;
import chat.parley.core.crypto.JdkCrypto;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HandshakeTest {

  @Test
  void opensOnBothSidesWithBothPayloads() {
    Pair pair = Pair.ofPeers(1);
    pair.left.sessions.presentPayload(new byte[] {1, 2, 3});
    pair.right.sessions.presentPayload(new byte[700]);

    Session session = pair.opened();

    assertTrue(session.isOpen());
    assertTrue(session.isInitiator());
    assertFalse(pair.right.session().isInitiator());
    assertArrayEquals(new byte[700], session.remotePayload());
    assertArrayEquals(new byte[] {1, 2, 3}, pair.right.session().remotePayload());
    assertEquals(pair.left.key(), pair.right.session().remoteStatic());
    assertEquals(pair.left.address, pair.right.session().address());
  }

  @Test
  void opensAndCarriesFramesWithTheRealPrimitives() {
    Pair pair = Pair.ofServer(new JdkCrypto(), 2);
    Session session = pair.opened();
    for (int i = 0; i < 50; i++) {
      session.send(Pair.frame(i));
      pair.right.session().send(Pair.text(i, 5_000));
    }

    pair.drive(5 * Moment.SECOND);

    assertEquals(50, pair.right.frames.size());
    assertEquals(50, pair.left.frames.size());
    assertEquals(0, session.outstandingBytes());
  }

  @Test
  void sendsFramesThatWereQueuedBeforeItOpened() {
    Pair pair = Pair.ofPeers(3);
    pair.open().send(Pair.frame(5));

    pair.drive(Moment.SECOND);

    assertEquals(List.of(Pair.frame(5)), pair.right.frames);
  }

  @Test
  void isChallengedByAServerOnceAndNotAgainWithItsResumeToken() {
    Pair pair = Pair.ofServer(4);
    pair.opened();
    long challenged = pair.right.sessions.counters().challenged;

    pair.left.restart();
    Session second = pair.open();
    pair.driveUntil(second::isOpen, Moment.SECOND);
    Session third = pair.open();
    pair.driveUntil(third::isOpen, Moment.SECOND);

    assertEquals(1, challenged);
    assertEquals(2, pair.right.sessions.counters().challenged);
    assertTrue(third.isOpen());
  }
}
