package chat.parley.core.packet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class WireVectorsTest {

  static Stream<String> packets() {
    return Samples.packets().keySet().stream();
  }

  static Stream<String> frames() {
    return Samples.frames().keySet().stream();
  }

  static Stream<String> whole() {
    return Samples.whole().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("packets")
  void encodesPacketsAsTheVectorSays(String name) {
    assertArrayEquals(Vectors.bytes(name), Samples.packets().get(name));
  }

  @ParameterizedTest
  @MethodSource("frames")
  void encodesFramesAsTheVectorSays(String name) {
    assertArrayEquals(Vectors.bytes(name), FrameEncoder.encode(Samples.frame(name)));
  }

  @ParameterizedTest
  @MethodSource("frames")
  void decodesFramesFromTheVector(String name) {
    byte[] vector = Vectors.bytes(name);

    Decoded decoded = FrameDecoder.decode(vector, 0, vector.length);

    var expected = new Decoded.Frames(List.of(Samples.frame(name)));
    assertEquals(Deep.text(expected), Deep.text(decoded));
  }

  @ParameterizedTest
  @MethodSource("whole")
  void decodesReassembledFramesFromTheVector(String name) {
    Decoded decoded = FrameDecoder.decodeWhole(Vectors.bytes(name));

    var expected = new Decoded.Frames(List.of(Samples.frame(name)));
    assertEquals(Deep.text(expected), Deep.text(decoded));
  }

  @Test
  void decodesProbe() {
    assertPacket(new Packet.Probe(Samples.INITIATOR_ID, 0), "packet-00-probe");
  }

  @Test
  void decodesChallenge() {
    assertPacket(
        new Packet.Challenge(Samples.RESPONDER_ID, Samples.rising(24, 0x40), Samples.key(0x22)),
        "packet-01-challenge");
  }

  @Test
  void decodesInit() {
    assertPacket(
        new Packet.Init(
            Samples.INITIATOR_ID,
            Samples.rising(1148, 0),
            Samples.fill(16, 0xa5),
            Samples.rising(24, 0x40)),
        "packet-02-init");
  }

  @Test
  void decodesResponse() {
    assertPacket(
        new Packet.Response(Samples.INITIATOR_ID, Samples.RESPONDER_ID, Samples.rising(150, 0x80)),
        "packet-03-response");
  }

  @Test
  void decodesData() {
    assertPacket(new Packet.Data(Samples.RESPONDER_ID, 300), "packet-04-data");
  }

  @Test
  void decodesReset() {
    assertPacket(new Packet.Reset(Samples.RESPONDER_ID, Samples.fill(16, 0x3c)), "packet-05-reset");
  }

  @Test
  void encodesAndDecodesPadding() {
    byte[] vector = Vectors.bytes("frame-00-padding");

    assertArrayEquals(vector, FrameEncoder.encode(new Frame.Padding()));
    assertEquals(new Decoded.Frames(List.of()), FrameDecoder.decode(vector, 0, vector.length));
  }

  @Test
  void encodesAndDecodesBodyOfMessages() {
    byte[] vector = Vectors.bytes("body-messages");

    assertArrayEquals(vector, new MailBody(17, Samples.ITEMS).encode());
    assertEquals(new MailBody(17, Samples.ITEMS), MailBody.decode(vector));
  }

  @Test
  void encodesAndDecodesBodyOfReceipts() {
    byte[] vector = Vectors.bytes("body-receipts");

    assertArrayEquals(vector, ReceiptBody.encode(Samples.RECEIPTS));
    assertEquals(Samples.RECEIPTS, ReceiptBody.receipts(vector));
  }

  private static void assertPacket(Packet expected, String name) {
    assertEquals(Deep.text(expected), Deep.text(PacketDecoder.decode(Vectors.bytes(name))));
  }
}
