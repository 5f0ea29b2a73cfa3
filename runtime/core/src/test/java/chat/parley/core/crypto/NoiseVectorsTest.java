package chat.parley.core.crypto;

import static chat.parley.core.crypto.PublishedVectors.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The cacophony vectors of our handshake, with both implementations of the primitives.
final class NoiseVectorsTest {

  private static final Set<String> PROTOCOLS =
      Set.of("Noise_IK_25519_AESGCM_SHA256", "Noise_IKpsk2_25519_AESGCM_SHA256");

  @TestFactory
  Stream<DynamicTest> talksAsPublished() {
    JsonNode vectors = PublishedVectors.json("noise-cacophony.json").path("vectors");
    return StreamSupport.stream(vectors.spliterator(), false)
        .filter(vector -> PROTOCOLS.contains(vector.get("protocol_name").asText()))
        .flatMap(vector ->
            Stream.of(new JdkCrypto(), new BouncyCrypto())
                .map(crypto ->
                    dynamicTest(
                        vector.get("protocol_name").asText()
                            + " "
                            + crypto.getClass().getSimpleName(),
                        () -> check(crypto, vector))));
  }

  private static void check(Crypto crypto, JsonNode vector) {
    NoiseHandshake initiator =
        NoiseHandshake.initiator(
            new NoiseHandshake.Setup(
                crypto,
                hex(vector, "init_prologue"),
                crypto.agreementKey(hex(vector, "init_static")),
                shared(vector)),
            PublicKey.of(hex(vector, "init_remote_static")),
            hex(vector, "init_ephemeral"));
    NoiseHandshake responder =
        NoiseHandshake.responder(
            new NoiseHandshake.Setup(
                crypto,
                hex(vector, "resp_prologue"),
                crypto.agreementKey(hex(vector, "resp_static")),
                shared(vector)),
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

  private static byte[] shared(JsonNode vector) {
    JsonNode keys = vector.path("init_psks");
    return keys.isEmpty() ? new byte[0] : HexFormat.of().parseHex(keys.get(0).asText());
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
