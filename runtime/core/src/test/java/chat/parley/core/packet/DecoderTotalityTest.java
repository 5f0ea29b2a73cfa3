package chat.parley.core.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every truncation and every change of a single byte of every vector: the decoders never throw,
/// and what they still accept has one encoding.
final class DecoderTotalityTest {

  static Stream<String> packets() {
    return Samples.packets().keySet().stream();
  }

  static Stream<String> frames() {
    return Samples.frames().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("packets")
  void survivesEveryChangeOfPackets(String name) {
    changeEveryByte(Vectors.bytes(name), Canonical::checkPacket);
  }

  @ParameterizedTest
  @MethodSource("packets")
  void survivesEveryTruncationOfPackets(String name) {
    truncateEverywhere(Vectors.bytes(name), Canonical::checkPacket);
  }

  @ParameterizedTest
  @MethodSource("frames")
  void survivesEveryChangeOfFrames(String name) {
    changeEveryByte(
        Vectors.bytes(name),
        bytes -> {
          Canonical.checkRun(bytes);
          Canonical.checkWhole(bytes);
        });
  }

  @ParameterizedTest
  @MethodSource("frames")
  void rejectsEveryTruncationOfFrames(String name) {
    truncateEverywhere(
        Vectors.bytes(name),
        bytes -> {
          if (bytes.length > 0) {
            Decoded decoded = FrameDecoder.decode(bytes, 0, bytes.length);
            assertInstanceOf(Decoded.Malformed.class, decoded);
          }
          assertInstanceOf(Decoded.Malformed.class, FrameDecoder.decodeWhole(bytes));
        });
  }

  @ParameterizedTest
  @MethodSource("frames")
  void readsNothingBeyondTheRun(String name) {
    byte[] vector = Vectors.bytes(name);
    byte[] surrounded = new byte[vector.length + 40];
    Arrays.fill(surrounded, (byte) 0xee);
    System.arraycopy(vector, 0, surrounded, 20, vector.length);

    Decoded decoded = FrameDecoder.decode(surrounded, 20, vector.length);

    assertEquals(Deep.text(FrameDecoder.decode(vector, 0, vector.length)), Deep.text(decoded));
  }

  @Test
  void survivesEveryChangeOfBodies() {
    changeEveryByte(Vectors.bytes("body-messages"), Canonical::checkBodies);
    changeEveryByte(Vectors.bytes("body-receipts"), Canonical::checkBodies);
  }

  @Test
  void rejectsEveryTruncationOfBodies() {
    truncateEverywhere(Vectors.bytes("body-messages"), body -> assertNull(MailBody.decode(body)));
    truncateEverywhere(
        Vectors.bytes("body-receipts"), body -> assertEquals(0, ReceiptBody.receipts(body).size()));
  }

  @Test
  void survivesEveryChangeOfEntries() {
    changeEveryByte(EntryCodec.encode(Samples.ENTRY), Canonical::checkEntry);
  }

  private static void changeEveryByte(byte[] vector, Consumer<byte[]> check) {
    byte[] changed = vector.clone();
    for (int i = 0; i < vector.length; i++) {
      for (int difference = 1; difference < 256; difference++) {
        changed[i] = (byte) (vector[i] ^ difference);
        check.accept(changed);
      }
      changed[i] = vector[i];
    }
  }

  private static void truncateEverywhere(byte[] vector, Consumer<byte[]> check) {
    for (int length = 0; length < vector.length; length++) {
      check.accept(Arrays.copyOf(vector, length));
    }
  }
}
