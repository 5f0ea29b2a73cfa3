package chat.parley.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.Moment;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.crypto.TeamKey;
import chat.parley.core.packet.PacketEncoder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A closed network: those who have its key, and those who have not.
final class TeamKeyTest {

  private static final TeamKey OURS = key(1);
  private static final TeamKey THEIRS = key(2);

  private static TeamKey key(int filling) {
    byte[] secret = new byte[TeamKey.LENGTH];
    Arrays.fill(secret, (byte) filling);
    return TeamKey.of(secret);
  }

  private static Pair pair(boolean isOfServer, TeamKey left, TeamKey right) {
    Pair pair = isOfServer ? Pair.ofServer(1) : Pair.ofPeers(1);
    pair.left.join(left);
    pair.right.join(right);
    pair.keepsSent = true;
    return pair;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void letsThoseTalkWhoHaveIt(boolean isOfServer) {
    Pair pair = pair(isOfServer, OURS, OURS);

    Session session = pair.opened();
    session.send(Pair.frame(1));
    pair.right.session().send(Pair.frame(2));
    pair.drive(Moment.SECOND);

    assertEquals(1, pair.right.framesReceived);
    assertEquals(1, pair.left.framesReceived);
  }

  @Test
  void worksWithThePrimitivesOfThePlatform() {
    Pair pair = Pair.ofServer(new JdkCrypto(), 1);
    pair.left.join(OURS);
    pair.right.join(OURS);

    assertTrue(pair.opened().isOpen());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void keepsOutWhoeverHasNoneOrAnother(boolean isOfServer) {
    for (TeamKey wrong : List.of(TeamKey.NONE, THEIRS)) {
      Pair pair = pair(isOfServer, wrong, OURS);

      pair.left.sessions.discover(pair.moment(), pair.right.address);
      pair.open();
      pair.drive(30 * Moment.SECOND);

      assertEquals(List.of(), fromRight(pair));
      assertEquals(0, pair.right.sessions.size());
      assertEquals(
          List.of(new SessionEvent.Unanswered(pair.right.address)),
          pair.left.events(SessionEvent.Unanswered.class));
      assertEquals(List.of(new SessionEvent.End.NoAnswer()), pair.left.ends());
    }
  }

  /// What its own clients ask of it is nothing to an open server.
  @Test
  void keepsItsNodesFromTalkingToAnOpenServer() {
    Pair pair = pair(true, OURS, TeamKey.NONE);

    pair.left.sessions.discover(pair.moment(), pair.right.address);
    pair.open();
    pair.drive(30 * Moment.SECOND);

    assertEquals(List.of(), fromRight(pair));
  }

  @Test
  void tellsItsMembersOfARestartAndNobodyElse() {
    Pair pair = pair(true, OURS, OURS);
    Session session = pair.opened();
    pair.right.restart();
    for (int i = 0; i < 1_000; i++) {
      byte[] invented = new byte[100];
      PacketEncoder.dataHeader(invented, 0x1234_5678_9abcL * (i + 1), 0);
      pair.inject(pair.right, Pair.address(7), invented);
    }
    pair.flush();
    assertFalse(pair.sent.stream().anyMatch(it -> it.type() == Pair.RESET));

    session.send(Pair.frame(1));
    pair.drive(Moment.SECOND);

    assertEquals(List.of(new SessionEvent.End.Reset()), pair.left.ends());
  }

  @Test
  void isPrintedNowhere() {
    assertEquals("***", OURS.toString());
    assertTrue(TeamKey.of(new byte[TeamKey.LENGTH]).isNone());
    assertEquals(TeamKey.NONE, TeamKey.of(new byte[TeamKey.LENGTH]));
  }

  private static List<Pair.Flight> fromRight(Pair pair) {
    return pair.sent.stream().filter(it -> it.from().equals(pair.right.address)).toList();
  }
}
