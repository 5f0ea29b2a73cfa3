package chat.parley.core.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.Moment;
import chat.parley.core.packet.PacketEncoder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChallengeTest {

  private static final Role ROLE = Role.PEER_TO_PEER;

  @Test
  void letsAClientInAgainWithItsResumeTokenAtOnce() {
    Pair pair = Pair.ofServer(1);
    pair.opened();
    assertEquals(1, pair.right.sessions.counters().challenged);

    Session second = pair.open();
    pair.driveUntil(second::isOpen, Moment.SECOND);

    assertTrue(second.isOpen());
    assertEquals(1, pair.right.sessions.counters().challenged);
  }

  @Test
  void changesNothingButTheTokenInTheSecondInit() {
    Pair pair = Pair.ofServer(2);
    pair.keepsSent = true;
    pair.opened();

    List<Pair.Flight> inits = pair.sent(Pair.INIT);
    byte[] challenge = pair.sent(Pair.CHALLENGE).getFirst().datagram();
    assertEquals(2, inits.size());
    assertArrayEquals(
        Arrays.copyOf(inits.get(0).datagram(), 1_176),
        Arrays.copyOf(inits.get(1).datagram(), 1_176));
    assertArrayEquals(
        Arrays.copyOfRange(challenge, 12, 36),
        Arrays.copyOfRange(inits.get(1).datagram(), 1_176, 1_200));
  }

  @Test
  void computesNoAgreementForAnInitWithoutAToken() {
    var crypto = new CountingCrypto();
    Pair pair = Pair.ofServer(crypto, 3);
    pair.keepsSent = true;
    pair.open();
    pair.flush();
    byte[] init = pair.sent(Pair.INIT).getFirst().datagram();
    long before = crypto.agreements;
    for (int i = 0; i < 1_000; i++) {
      byte[] copy = init.clone();
      PacketEncoder.putToken(copy, new SeededEntropy(i).bytes(24));
      pair.inject(pair.right, Pair.address(i), copy);
    }

    assertEquals(before, crypto.agreements);
    assertEquals(0, pair.right.sessions.size());
    assertEquals(1_000, pair.right.sessions.counters().challenged);
  }

  @Test
  void refusesATokenFromAnotherAddress() {
    Pair pair = Pair.ofServer(4);
    pair.keepsSent = true;
    pair.opened();
    byte[] init = pair.sent(Pair.INIT).getLast().datagram();
    pair.inject(pair.right, Pair.address(77), init);

    assertEquals(2, pair.right.sessions.counters().challenged);
  }

  @Test
  void makesNoMoreThanTwelveInitsOfAnyNumberOfChallenges() {
    Pair pair = Pair.ofPeers(5);
    pair.keepsSent = true;
    pair.passes = _ -> false;
    Session session = pair.open();
    for (int i = 0; i < 7_000; i++) {
      byte[] token = new SeededEntropy(i).bytes(24);
      byte[] forged = PacketEncoder.challenge(session.localId(), token, pair.right.key());
      pair.inject(pair.left, pair.right.address, forged);
      pair.drive(Moment.MILLISECOND);
    }

    assertTrue(pair.sent(Pair.INIT).size() <= 12);
    assertEquals(List.of(new SessionEvent.End.NoAnswer()), pair.left.ends());
  }

  @Test
  void bearsAChallengeToTheLastInitThatIsFlushedLate() {
    Pair pair = Pair.ofPeers(8);
    pair.keepsSent = true;
    pair.passes = _ -> false;
    Session session = pair.open();
    pair.driveUntil(() -> pair.sent(Pair.INIT).size() == 6, 10 * Moment.SECOND);
    byte[] token = new byte[24];
    token[0] = 1;
    byte[] challenge = PacketEncoder.challenge(session.localId(), token, pair.right.key());
    pair.inject(pair.left, pair.right.address, challenge);
    pair.now += 3 * Moment.SECOND;
    pair.flush();

    assertEquals(7, pair.sent(Pair.INIT).size());
  }

  @Test
  void ignoresAChallengeFromElsewhereOrWithAnotherKey() {
    Pair pair = Pair.ofPeers(6);
    pair.keepsSent = true;
    pair.passes = _ -> false;
    Session session = pair.open();
    pair.flush();
    byte[] token = new byte[24];
    token[0] = 1;
    byte[] good = PacketEncoder.challenge(session.localId(), token, pair.right.key());
    byte[] wrongKey = PacketEncoder.challenge(session.localId(), token, pair.left.key());
    pair.inject(pair.left, Pair.address(9), good);
    pair.inject(pair.left, pair.right.address, wrongKey);
    pair.drive(10 * Moment.MILLISECOND);

    assertEquals(1, pair.sent(Pair.INIT).size());
  }

  @Test
  void challengesAtAClientOnlyUnderLoad() {
    Pair pair = Pair.ofPeers(7);
    pair.opened();
    assertEquals(0, pair.right.sessions.counters().challenged);

    byte[] init = pair.left.newInit(pair.right);
    for (int i = 0; i < 30; i++) {
      pair.inject(pair.right, Pair.address(100 + i), init.clone());
    }

    assertTrue(pair.right.sessions.counters().challenged >= 10);
    assertFalse(pair.right.sessions.counters().challenged >= 20);
  }

  @Test
  void limitsNoSourceWhileThereIsLittleToDo() {
    Pair pair = Pair.ofServer(8);
    for (int i = 0; i < 3 * SourceLimits.BURST; i++) {
      askWithToken(pair, 100);
    }

    assertEquals(3 * SourceLimits.BURST, pair.right.sessions.halfOpen());
  }

  @Test
  void limitsTheHandshakesThatOneSourceCausesUnderLoad() {
    Pair pair = Pair.ofServer(8);
    for (int i = 0; i < Responder.UNHURRIED_BURST; i++) {
      askWithToken(pair, 1_000 + i);
    }
    for (int i = 0; i < 3 * SourceLimits.BURST; i++) {
      askWithToken(pair, 100);
    }

    int expected = Responder.UNHURRIED_BURST + SourceLimits.BURST;
    assertEquals(expected, pair.right.sessions.halfOpen());
  }

  @Test
  void keepsABoundedNumberOfHalfOpenHandshakes() {
    Pair pair = Pair.ofServer(9);
    for (int i = 0; i < 1_500; i++) {
      askWithToken(pair, 1_000 + i);
    }

    assertEquals(Responder.HALF_OPEN_MAX, pair.right.sessions.halfOpen());
    assertEquals(Responder.HALF_OPEN_MAX, pair.right.sessions.size());
  }

  /// Sends an INIT, and sends it again with the token that the challenge brings.
  private static void askWithToken(Pair pair, int address) {
    var from = Pair.address(address);
    byte[] init = pair.left.newInit(pair.right);
    pair.keepsSent = true;
    pair.inject(pair.right, from, init);
    pair.flush();
    byte[] challenge = pair.sent(Pair.CHALLENGE).getLast().datagram();
    PacketEncoder.putToken(init, Arrays.copyOfRange(challenge, 12, 36));
    pair.inject(pair.right, from, init);
    pair.sent.clear();
  }

  @Test
  void answersNoHandshakeWhenAllConnectionIdsAreInUse() {
    Pair pair = Pair.ofPeers(9);
    for (int i = 0; i < Registry.ENDPOINTS_MAX; i++) {
      pair.right.sessions.open(pair.moment(), Pair.address(1_000 + i), pair.left.key(), ROLE);
    }
    byte[] init = pair.left.newInit(pair.right);

    pair.right.sessions.received(pair.moment(), pair.left.address, init);
    int[] responses = new int[1];
    pair.right.sessions.flush(
        pair.moment(), (_, datagram) -> responses[0] += datagram[0] == Pair.RESPONSE ? 1 : 0);

    assertEquals(Registry.ENDPOINTS_MAX, pair.right.sessions.size());
    assertEquals(0, responses[0]);
  }
}
