package chat.parley.core.packet;

import chat.parley.core.crypto.PublicKey;
import java.util.Arrays;

/// Reads the outer form of a datagram (docs/protocol.md, section 2): never throws, whatever the
/// bytes are, and accepts exactly what [PacketEncoder] lays out.
public final class PacketDecoder {

  private static final int HEADER_LENGTH = 12;
  private static final int DATA_MIN = Limits.DATA_OVERHEAD + 1;

  private PacketDecoder() {}

  /// The packet that the datagram is, or [Packet.Malformed] with a constant reason.
  public static Packet decode(byte[] datagram) {
    int length = datagram.length;
    if (length < HEADER_LENGTH || length > Limits.DATAGRAM_MAX) {
      return new Packet.Malformed("length is outside the limits");
    }
    if (datagram[1] != PacketEncoder.VERSION) {
      return new Packet.Malformed("unknown version");
    }
    if (datagram[2] != 0 || datagram[3] != 0) {
      return new Packet.Malformed("unknown flags");
    }
    long connectionId = u64(datagram, 4);
    return switch (datagram[0]) {
      case PacketEncoder.DATA -> data(datagram, connectionId);
      case PacketEncoder.PROBE -> probe(datagram, connectionId);
      case PacketEncoder.CHALLENGE -> challenge(datagram, connectionId);
      case PacketEncoder.INIT -> init(datagram, connectionId);
      case PacketEncoder.RESPONSE -> response(datagram, connectionId);
      case PacketEncoder.RESET -> reset(datagram, connectionId);
      default -> new Packet.Malformed("unknown type of packet");
    };
  }

  private static Packet data(byte[] datagram, long destinationId) {
    if (datagram.length < DATA_MIN) {
      return new Packet.Malformed("DATA ends early");
    }
    long counter = u64(datagram, 12);
    return counter < 0 || counter > ByteWriter.VARINT_MAX
        ? new Packet.Malformed("counter is too large")
        : new Packet.Data(destinationId, counter);
  }

  private static Packet probe(byte[] datagram, long sourceId) {
    if (datagram.length != Limits.DATAGRAM_MAX) {
      return new Packet.Malformed("PROBE has another length");
    }
    int begin = PacketEncoder.PROBE_PROOF_OFFSET + Long.BYTES;
    var padding = new ByteReader(datagram, begin, datagram.length - begin);
    return padding.takesZerosToEnd()
        ? new Packet.Probe(sourceId, u64(datagram, PacketEncoder.PROBE_PROOF_OFFSET))
        : new Packet.Malformed("padding is not zero");
  }

  private static Packet challenge(byte[] datagram, long destinationId) {
    return datagram.length == PacketEncoder.CHALLENGE_LENGTH
        ? new Packet.Challenge(
            destinationId, part(datagram, 12, 36), PublicKey.of(part(datagram, 36, 68)))
        : new Packet.Malformed("CHALLENGE has another length");
  }

  private static Packet init(byte[] datagram, long sourceId) {
    int mac1 = PacketEncoder.INIT_MAC1_OFFSET;
    int token = PacketEncoder.INIT_TOKEN_OFFSET;
    int end = Limits.DATAGRAM_MAX;
    return datagram.length == end
        ? new Packet.Init(
            sourceId,
            part(datagram, HEADER_LENGTH, mac1),
            part(datagram, mac1, token),
            part(datagram, token, end))
        : new Packet.Malformed("INIT has another length");
  }

  private static Packet response(byte[] datagram, long destinationId) {
    return datagram.length >= 20 + PacketEncoder.RESPONSE_NOISE_MIN
        ? new Packet.Response(destinationId, u64(datagram, 12), part(datagram, 20, datagram.length))
        : new Packet.Malformed("RESPONSE ends early");
  }

  private static Packet reset(byte[] datagram, long unknownId) {
    return datagram.length == PacketEncoder.RESET_LENGTH
        ? new Packet.Reset(unknownId, part(datagram, 12, datagram.length))
        : new Packet.Malformed("RESET has another length");
  }

  private static long u64(byte[] datagram, int offset) {
    return (long) ByteWriter.LONG.get(datagram, offset);
  }

  private static byte[] part(byte[] datagram, int from, int to) {
    return Arrays.copyOfRange(datagram, from, to);
  }
}
