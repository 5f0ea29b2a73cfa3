package chat.parley.core.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.Moment;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.packet.CloseCode;
import chat.parley.core.packet.PacketEncoder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HandshakeTest {

  @Test
  void opensThoughTheResponderIdInTheHeaderIsDamaged() {
    Pair pair = Pair.ofPeers(61);
    pair.observer =
        flight -> {
          if (flight.type() == Pair.RESPONSE) {
            flight.datagram()[15] ^= 1;
          }
        };
    Session session = pair.opened();
    session.send(Pair.frame(1));
    pair.drive(Moment.SECOND);

    assertEquals(List.of(Pair.frame(1)), pair.right.frames);
  }

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
  void opensOnTheRespondersSideOnlyWhenTheInitiatorHasConfirmed() {
    Pair pair = Pair.ofPeers(4);
    pair.passes = flight -> flight.type() != Pair.DATA;
    Session session = pair.open();
    pair.drive(Moment.SECOND);

    assertTrue(session.isOpen());
    assertTrue(pair.right.events.isEmpty());
    assertEquals(1, pair.right.sessions.halfOpen());

    pair.drive(HalfOpen.LIFE_NANOS);

    assertEquals(0, pair.right.sessions.size());
  }

  @Test
  void triesSixTimesAndGivesUpAfterSixSeconds() {
    Pair pair = Pair.ofPeers(5);
    pair.passes = _ -> false;
    pair.keepsSent = true;
    long start = pair.now;
    pair.open();
    pair.driveUntil(() -> !pair.left.events.isEmpty(), 60 * Moment.SECOND);

    long[] planned = {0, 250, 500, 1_000, 2_000, 4_000};
    List<Pair.Flight> inits = pair.sent(Pair.INIT);
    assertEquals(planned.length, inits.size());
    for (int i = 0; i < planned.length; i++) {
      long at = (inits.get(i).at() - start) / Moment.MILLISECOND;
      assertTrue(at >= planned[i] && at <= planned[i] * 11 / 10, "INIT after " + at + " ms");
      assertArrayEquals(inits.getFirst().datagram(), inits.get(i).datagram());
    }
    assertEquals(List.of(new SessionEvent.End.NoAnswer()), pair.left.ends());
    assertTrue(pair.now - start >= 6 * Moment.SECOND && pair.now - start < 6_700_000_000L);
    assertEquals(0, pair.left.sessions.size());
  }

  @Test
  void opensUnderHeavyLossOrSaysThatNobodyAnswers() {
    int opened = 0;
    for (int seed = 0; seed < 200; seed++) {
      Pair pair = seed % 2 == 0 ? Pair.ofPeers(seed) : Pair.ofServer(seed);
      pair.loss = 0.3;
      pair.duplication = 0.1;
      Session session = pair.open();
      pair.driveUntil(() -> !pair.left.events.isEmpty(), 20 * Moment.SECOND);
      if (session.isOpen()) {
        opened++;
      } else {
        assertEquals(List.of(new SessionEvent.End.NoAnswer()), pair.left.ends());
      }
    }
    assertTrue(opened > 180, opened + " of 200 opened");
  }

  @Test
  void saysNothingToAnInitiatorThatExpectsAnotherKey() {
    Pair pair = Pair.ofServer(6);
    pair.keepsSent = true;
    pair.left.sessions.open(
        pair.moment(), pair.right.address, pair.left.key(), Role.CLIENT_TO_SERVER);
    pair.drive(10 * Moment.SECOND);

    assertTrue(pair.sent.stream().allMatch(flight -> flight.type() == Pair.INIT));
    assertEquals(6, pair.right.sessions.counters().unauthentic);
    assertEquals(List.of(new SessionEvent.End.NoAnswer()), pair.left.ends());
  }

  @Test
  void saysNothingToAnInitiatorInAnotherRole() {
    Pair pair = Pair.ofPeers(7);
    pair.keepsSent = true;
    pair.left.sessions.open(
        pair.moment(), pair.right.address, pair.right.key(), Role.CLIENT_TO_SERVER);
    pair.drive(10 * Moment.SECOND);

    assertTrue(pair.sent.stream().allMatch(flight -> flight.type() == Pair.INIT));
  }

  @Test
  void saysNothingToItself() {
    Pair pair = Pair.ofPeers(8);
    pair.left.sessions.open(pair.moment(), pair.left.address, pair.left.key(), Role.PEER_TO_PEER);
    pair.drive(10 * Moment.SECOND);

    assertEquals(List.of(new SessionEvent.End.NoAnswer()), pair.left.ends());
  }

  @Test
  void answersADuplicateWithTheSameResponseAndNoSecondAgreement() {
    var crypto = new CountingCrypto();
    Pair pair = Pair.ofPeers(crypto, 9);
    pair.keepsSent = true;
    pair.passes = flight -> flight.type() == Pair.INIT;
    pair.open();
    pair.drive(100 * Moment.MILLISECOND);
    long before = crypto.agreements;
    pair.drive(5 * Moment.SECOND);

    List<Pair.Flight> responses = pair.sent(Pair.RESPONSE);
    assertEquals(6, responses.size());
    assertArrayEquals(responses.getFirst().datagram(), responses.getLast().datagram());
    assertEquals(before, crypto.agreements);
    assertEquals(1, pair.right.sessions.halfOpen());
  }

  @Test
  void ignoresARecordedInitOnceItsSessionIsOpen() {
    Pair pair = Pair.ofPeers(10);
    pair.keepsSent = true;
    Session session = pair.opened();
    byte[] init = pair.sent(Pair.INIT).getFirst().datagram();
    for (int i = 0; i < 2_000; i++) {
      pair.inject(pair.right, Pair.address(100 + i), init.clone());
      pair.inject(pair.right, pair.left.address, init.clone());
    }
    session.send(Pair.frame(1));
    pair.drive(Moment.SECOND);

    assertEquals(0, pair.right.sessions.halfOpen());
    assertEquals(1, pair.right.sessions.size());
    assertEquals(1, pair.right.events.size());
    assertEquals(List.of(Pair.frame(1)), pair.right.frames);
  }

  @Test
  void abandonsAHandshakeWithoutAWordWhenClosed() {
    Pair pair = Pair.ofPeers(11);
    Session session = pair.open();
    session.close(CloseCode.GOODBYE, "");
    pair.drive(10 * Moment.SECOND);

    assertEquals(List.of(new SessionEvent.End.ByUs()), pair.left.ends());
    assertEquals(0, pair.datagrams);
    assertEquals(0, pair.left.sessions.size());
  }

  @Test
  void takesTheHandshakeItselfForTheFirstRoundTrip() {
    Pair pair = Pair.ofPeers(12);
    Session session = pair.opened();

    assertEquals(40 * Moment.MILLISECOND, session.roundTripNanos());
    assertEquals(40 * Moment.MILLISECOND, pair.right.session().roundTripNanos());
  }

  @Test
  void survivesForgedAnswers() {
    Pair pair = Pair.ofPeers(13);
    pair.keepsSent = true;
    Session session = pair.open();
    pair.flush();
    long id = session.localId();
    for (int i = 0; i < 10; i++) {
      byte[] noise = new SeededEntropy(i).bytes(100);
      pair.inject(pair.left, pair.right.address, PacketEncoder.response(id, 77, noise));
    }
    pair.drive(Moment.SECOND);

    assertTrue(session.isOpen());
  }

  @Test
  void carriesAtMost700BytesOfPayload() {
    Pair pair = Pair.ofPeers(14);

    assertThrows(
        IllegalArgumentException.class, () -> pair.left.sessions.presentPayload(new byte[701]));
  }

  @Test
  void fillsTheDatagramWithItsInit() {
    Pair pair = Pair.ofPeers(15);
    pair.keepsSent = true;
    pair.opened();

    byte[] init = pair.sent(Pair.INIT).getFirst().datagram();
    assertEquals(1_200, init.length);
    assertArrayEquals(new byte[24], Arrays.copyOfRange(init, 1_176, 1_200));
  }
}
