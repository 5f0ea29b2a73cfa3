package chat.parley.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.Moment;
import chat.parley.core.packet.PacketEncoder;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ResetTest {

  @Test
  void tellsAClientWithinARoundTripThatTheServerWasRestarted() {
    Pair pair = Pair.ofServer(1);
    Session session = pair.opened();
    pair.right.restart();
    session.send(Pair.frame(1));
    pair.drive(41 * Moment.MILLISECOND);

    assertEquals(List.of(new SessionEvent.End.Reset()), pair.left.ends());
    assertEquals(0, pair.left.sessions.size());
  }

  @Test
  void tellsTheResponderToo() {
    Pair pair = Pair.ofPeers(2);
    pair.opened();
    pair.left.restart();
    pair.right.session().send(Pair.frame(1));
    pair.drive(41 * Moment.MILLISECOND);

    assertEquals(List.of(new SessionEvent.End.Reset()), pair.right.ends());
  }

  @Test
  void believesOnlyTheTokenOfTheHandshake() {
    Pair pair = Pair.ofServer(3);
    pair.keepsSent = true;
    Session session = pair.opened();
    Transport transport = session.transport();
    assertTrue(transport != null);
    byte[] token = transport.remoteResetToken();
    for (int i = 0; i < token.length; i++) {
      byte[] wrong = token.clone();
      wrong[i] ^= 1;
      pair.inject(pair.left, pair.right.address, PacketEncoder.reset(transport.remoteId(), wrong));
    }
    pair.inject(
        pair.left, pair.right.address, PacketEncoder.reset(transport.remoteId() + 1, token));

    assertTrue(session.isOpen());

    pair.inject(pair.left, pair.right.address, PacketEncoder.reset(transport.remoteId(), token));

    assertEquals(List.of(new SessionEvent.End.Reset()), pair.left.ends());
  }

  @Test
  void isShorterThanWhateverProvokesIt() {
    Pair pair = Pair.ofServer(4);
    pair.keepsSent = true;
    byte[] datagram = new byte[37];
    PacketEncoder.dataHeader(datagram, 5, 0);
    pair.inject(pair.right, Pair.address(7), datagram);
    pair.flush();

    assertEquals(28, pair.sent.getFirst().datagram().length);
  }

  @Test
  void isNeverAnswered() {
    Pair pair = Pair.ofServer(5);
    for (int i = 0; i < 100; i++) {
      byte[] token = new SeededEntropy(i).bytes(16);
      pair.inject(pair.right, pair.left.address, PacketEncoder.reset(i, token));
      byte[] other = new SeededEntropy(i).bytes(24);
      pair.inject(
          pair.right, pair.left.address, PacketEncoder.challenge(i, other, pair.left.key()));
    }
    pair.drive(Moment.SECOND);

    assertEquals(0, pair.datagrams);
  }

  @Test
  void isLimitedToAThousandASecond() {
    Pair pair = Pair.ofServer(6);
    for (int i = 0; i < 5_000; i++) {
      byte[] datagram = new byte[100];
      PacketEncoder.dataHeader(datagram, i, 0);
      pair.inject(pair.right, Pair.address(i), datagram);
    }
    pair.flush();

    assertEquals(200, pair.datagrams);
  }

  @Test
  void opensAgainAfterARestartAndGoesOn() {
    Pair pair = Pair.ofServer(7);
    Session session = pair.opened();
    pair.right.restart();
    session.send(Pair.frame(1));
    pair.drive(Moment.SECOND);
    Session second = pair.open();
    second.send(Pair.frame(1));
    pair.drive(Moment.SECOND);

    assertEquals(List.of(Pair.frame(1)), pair.right.frames);
  }
}
