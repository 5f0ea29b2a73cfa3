package chat.parley.core.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class NoiseHandshakeTest {

  private static final byte[] PROLOGUE = {1, 2, 3};

  private final Crypto crypto = new JdkCrypto();
  private final Seeds seeds = new Seeds(3);
  private final AgreementKey alice = crypto.agreementKey(seeds.key());
  private final AgreementKey bob = crypto.agreementKey(seeds.key());
  private final byte[] question = seeds.bytes(40);
  private final byte[] answer = seeds.bytes(50);
  private final NoiseHandshake initiator = initiatorTo(bob.publicKey());
  private final NoiseHandshake responder = responderWith(bob, PROLOGUE);

  @Test
  void carriesPayloadsBothWaysAndEndsInTheSameKeys() {
    byte[] first = initiator.writeMessage(question);
    assertArrayEquals(question, responder.readMessage(first).orElseThrow());
    byte[] second = responder.writeMessage(answer);
    assertArrayEquals(answer, initiator.readMessage(second).orElseThrow());

    TransportKeys ours = initiator.keys();
    TransportKeys theirs = responder.keys();

    assertEquals(question.length + NoiseHandshake.MESSAGE_1_OVERHEAD, first.length);
    assertEquals(answer.length + NoiseHandshake.MESSAGE_2_OVERHEAD, second.length);
    assertArrayEquals(ours.sendKey(), theirs.receiveKey());
    assertArrayEquals(ours.receiveKey(), theirs.sendKey());
    assertArrayEquals(ours.handshakeHash(), theirs.handshakeHash());
    assertFalse(Arrays.equals(ours.sendKey(), ours.receiveKey()));
    assertEquals(alice.publicKey(), responder.remoteStatic());
    assertEquals(bob.publicKey(), initiator.remoteStatic());
    assertEquals("***", ours.toString());
  }

  @Test
  void carriesEmptyPayloads() {
    byte[] nothing = {};

    assertEquals(0, responder.readMessage(initiator.writeMessage(nothing)).orElseThrow().length);
    assertEquals(0, initiator.readMessage(responder.writeMessage(nothing)).orElseThrow().length);
  }

  @Test
  void rejectsEveryDamagedFirstMessageAndStillTakesTheTrueOne() {
    byte[] first = initiator.writeMessage(question);

    assertEquals(0, Damage.survivors(first, it -> responder.readMessage(it).isPresent()));
    assertArrayEquals(question, responder.readMessage(first).orElseThrow());
  }

  @Test
  void rejectsEveryDamagedSecondMessageAndStillTakesTheTrueOne() {
    responder.readMessage(initiator.writeMessage(question));
    byte[] second = responder.writeMessage(answer);

    assertEquals(0, Damage.survivors(second, it -> initiator.readMessage(it).isPresent()));
    assertArrayEquals(answer, initiator.readMessage(second).orElseThrow());
    assertArrayEquals(initiator.keys().sendKey(), responder.keys().receiveKey());
  }

  @Test
  void rejectsNoise() {
    for (int i = 0; i < 200; i++) {
      assertTrue(responder.readMessage(seeds.upTo(300)).isEmpty());
    }
    assertTrue(responder.readMessage(new byte[70_000]).isEmpty());
  }

  @Test
  void rejectsAMessageForAnotherResponder() {
    byte[] first = initiatorTo(crypto.agreementKey(seeds.key()).publicKey()).writeMessage(question);

    assertTrue(responder.readMessage(first).isEmpty());
  }

  @Test
  void rejectsAMessageUnderAnotherPrologue() {
    byte[] first = initiator.writeMessage(question);

    assertTrue(responderWith(bob, new byte[] {1, 2, 4}).readMessage(first).isEmpty());
  }

  @Test
  void rejectsTheAnswerToAnotherHandshake() {
    NoiseHandshake other = initiatorTo(bob.publicKey());
    initiator.writeMessage(question);
    responder.readMessage(other.writeMessage(question));
    byte[] second = responder.writeMessage(answer);

    assertTrue(initiator.readMessage(second).isEmpty());
  }

  @Test
  void rejectsPointsOfSmallOrderAsEphemeralKeys() {
    byte[] first = initiator.writeMessage(question);
    Arrays.fill(first, 0, PublicKey.LENGTH, (byte) 0);

    assertTrue(responder.readMessage(first).isEmpty());
    assertTrue(initiator.readMessage(new byte[100]).isEmpty());
  }

  @Test
  void neverFinishesWithAResponderOfSmallOrder() {
    PublicKey zero = PublicKey.of(new byte[PublicKey.LENGTH]);
    NoiseHandshake doomed = initiatorTo(zero);

    byte[] first = doomed.writeMessage(question);

    assertEquals(question.length + NoiseHandshake.MESSAGE_1_OVERHEAD, first.length);
    assertTrue(doomed.readMessage(new byte[100]).isEmpty());
    responder.readMessage(initiator.writeMessage(question));
    assertTrue(doomed.readMessage(responder.writeMessage(answer)).isEmpty());
  }

  /// With the responder's private key stolen, the thief still cannot speak for the initiator.
  @Test
  void rejectsWhoHoldsOnlyTheRespondersKey() {
    NoiseHandshake thief =
        NoiseHandshake.initiator(
            new NoiseHandshake.Setup(crypto, PROLOGUE, bob), bob.publicKey(), seeds.key());

    responder.readMessage(thief.writeMessage(question));

    assertEquals(bob.publicKey(), responder.remoteStatic());
  }

  @Test
  void insistsOnTurns() {
    assertThrows(IllegalStateException.class, () -> responder.writeMessage(answer));
    assertThrows(IllegalStateException.class, () -> initiator.readMessage(answer));
    assertThrows(IllegalStateException.class, initiator::keys);
    assertThrows(IllegalStateException.class, responder::remoteStatic);
    initiator.writeMessage(question);
    assertThrows(IllegalStateException.class, () -> initiator.writeMessage(question));
    assertThrows(IllegalStateException.class, initiator::keys);
  }

  @Test
  void refusesPayloadsThatNoMessageHolds() {
    assertThrows(IllegalArgumentException.class, () -> initiator.writeMessage(new byte[65_535]));
    assertEquals(65_535, initiator.writeMessage(new byte[65_535 - 96]).length);
  }

  private NoiseHandshake initiatorTo(PublicKey remote) {
    return NoiseHandshake.initiator(
        new NoiseHandshake.Setup(crypto, PROLOGUE, alice), remote, seeds.key());
  }

  private NoiseHandshake responderWith(AgreementKey own, byte[] prologue) {
    return NoiseHandshake.responder(new NoiseHandshake.Setup(crypto, prologue, own), seeds.key());
  }
}
