package chat.parley.core.crypto;

import static chat.parley.core.crypto.PublishedVectors.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The cacophony vectors of our handshake, with both implementations of the primitives.
final class NoiseVectorsTest {

  private static final String PROTOCOL = "Noise_IK_25519_AESGCM_SHA256";

  @TestFactory
  Stream<DynamicTest> talksAsPublished() {
    JsonNode vectors = PublishedVectors.json("noise-cacophony.json").path("vectors");
    return StreamSupport.stream(vectors.spliterator(), false)
        .filter(vector -> vector.get("protocol_name").asText().equals(PROTOCOL))
        .flatMap(vector ->
            Stream.of(new JdkCrypto(), new BouncyCrypto())
                .map(crypto ->
                    dynamicTest(crypto.getClass().getSimpleName(), () -> check(crypto, vector))));
  }

  private static void check(Crypto crypto, JsonNode vector) {
    NoiseHandshake initiator =
        NoiseHandshake.initiator(
            crypto,
            hex(vector, "init_prologue"),
            crypto.agreementKey(hex(vector, "init_static")),
            PublicKey.of(hex(vector, "init_remote_static")),
            hex(vector, "init_ephemeral"));
    NoiseHandshake responder =
        NoiseHandshake.responder(
            crypto,
            hex(vector, "resp_prologue"),
            crypto.agreementKey(hex(vector, "resp_static")),
            hex(vector, "resp_ephemeral"));
    JsonNode messages = vector.get("messages");

    checkMessage(initiator, responder, messages.get(0));
    checkMessage(responder, initiator, messages.get(1));

    assertArrayEquals(hex(vector, "handshake_hash"), initiator.keys().handshakeHash());
    assertArrayEquals(hex(vector, "handshake_hash"), responder.keys().handshakeHash());
    assertEquals(
        crypto.agreementKey(hex(vector, "init_static")).publicKey(), responder.remoteStatic());
    checkPackets(crypto, List.of(initiator.keys(), responder.keys()), messages);
  }

  private static void checkMessage(NoiseHandshake from, NoiseHandshake to, JsonNode message) {
    byte[] written = from.writeMessage(hex(message, "payload"));

    assertArrayEquals(hex(message, "ciphertext"), written);
    assertArrayEquals(hex(message, "payload"), to.readMessage(written).orElseThrow());
  }

  /// The messages behind the handshake go to and fro, the initiator's first.
  private static void checkPackets(Crypto crypto, List<TransportKeys> keys, JsonNode messages) {
    List<PacketCipher> ciphers = keys.stream().map(each -> crypto.cipher(each.sendKey())).toList();
    for (int i = 2; i < messages.size(); i++) {
      JsonNode message = messages.get(i);
      byte[] sealed = ciphers.get(i % 2).seal(i / 2 - 1, new byte[0], hex(message, "payload"));
      PacketCipher receiving = crypto.cipher(keys.get((i + 1) % 2).receiveKey());

      assertArrayEquals(hex(message, "ciphertext"), sealed);
      assertArrayEquals(
          hex(message, "payload"), receiving.open(i / 2 - 1, new byte[0], sealed).orElseThrow());
    }
  }
}
