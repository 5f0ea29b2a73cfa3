package chat.parley.core.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PacketDecoderTest {

  @ParameterizedTest
  @CsvSource({
    "packet-00-probe, 1199, PROBE has another length",
    "packet-00-probe, 1201, length is outside the limits",
    "packet-01-challenge, 67, CHALLENGE has another length",
    "packet-01-challenge, 69, CHALLENGE has another length",
    "packet-02-init, 1199, INIT has another length",
    "packet-02-init, 1201, length is outside the limits",
    "packet-03-response, 67, RESPONSE ends early",
    "packet-03-response, 1201, length is outside the limits",
    "packet-04-data, 36, DATA ends early",
    "packet-04-data, 1201, length is outside the limits",
    "packet-05-reset, 27, RESET has another length",
    "packet-05-reset, 29, RESET has another length",
    "packet-05-reset, 11, length is outside the limits",
    "packet-05-reset, 0, length is outside the limits"
  })
  void rejectsOtherLengths(String vector, int length, String reason) {
    assertMalformed(reason, Arrays.copyOf(Vectors.bytes(vector), length));
  }

  @ParameterizedTest
  @CsvSource({
    "packet-03-response, 68",
    "packet-03-response, 1200",
    "packet-04-data, 37",
    "packet-04-data, 1200"
  })
  void acceptsTheShortestAndTheLongest(String vector, int length) {
    Packet packet = PacketDecoder.decode(Arrays.copyOf(Vectors.bytes(vector), length));

    assertFalse(packet instanceof Packet.Malformed);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 6, unknown type of packet",
    "0, 255, unknown type of packet",
    "1, 0, unknown version",
    "1, 2, unknown version",
    "2, 1, unknown flags",
    "3, 128, unknown flags",
    "12, 64, counter is too large",
    "12, 128, counter is too large"
  })
  void rejectsUnknownHeaders(int offset, int value, String reason) {
    byte[] datagram = Vectors.bytes("packet-04-data");
    datagram[offset] = (byte) value;

    assertMalformed(reason, datagram);
  }

  @ParameterizedTest
  @CsvSource({"20", "600", "1199"})
  void rejectsProbesWithAnythingInTheirPadding(int offset) {
    byte[] datagram = Vectors.bytes("packet-00-probe");
    datagram[offset] = 1;

    assertMalformed("padding is not zero", datagram);
  }

  @Test
  void takesTheProofInAProbeAsANumber() {
    byte[] datagram = Vectors.bytes("packet-00-probe");
    datagram[12] = 1;
    datagram[19] = 2;

    assertEquals(
        new Packet.Probe(Samples.INITIATOR_ID, 0x0100_0000_0000_0002L),
        PacketDecoder.decode(datagram));
  }

  @Test
  void readsTheLargestCounter() {
    byte[] datagram = new byte[40];
    PacketEncoder.dataHeader(datagram, -1, (1L << 62) - 1);

    Packet packet = PacketDecoder.decode(datagram);

    assertEquals(new Packet.Data(-1, (1L << 62) - 1), packet);
  }

  private static void assertMalformed(String reason, byte[] datagram) {
    Packet packet = PacketDecoder.decode(datagram);

    assertEquals(reason, assertInstanceOf(Packet.Malformed.class, packet).reason());
  }
}
