package chat.parley.core.session;

import chat.parley.core.packet.Frame;
import chat.parley.core.packet.FrameEncoder;
import chat.parley.core.packet.Limits;
import chat.parley.core.packet.PacketEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Fills one packet after the other with frames, in one buffer for all sessions of a node.
final class PacketWriter {

  private static final int HEADER = PacketEncoder.DATA_HEADER_LENGTH;
  private static final int TAG = Limits.DATA_OVERHEAD - HEADER;

  private final byte[] buffer = new byte[Limits.DATAGRAM_MAX];
  private final List<Outgoing> carried = new ArrayList<>();
  private int position;
  private int end;

  /// Begins a packet of any length.
  void begin() {
    begin(Limits.DATAGRAM_MAX);
  }

  /// Begins a packet in a datagram of at most so many bytes.
  void begin(int datagramMax) {
    carried.clear();
    position = HEADER;
    end = datagramMax - TAG;
  }

  /// Bytes that frames may still take.
  int room() {
    return end - position;
  }

  /// Whether there is no frame yet.
  boolean isEmpty() {
    return position == HEADER;
  }

  /// The frames to be sent again if the packet is lost.
  List<Outgoing> carried() {
    return carried;
  }

  /// Appends a frame that is never sent again.
  void write(Frame frame) {
    position = FrameEncoder.write(frame, buffer, position);
  }

  /// Appends a frame that is sent until it arrives.
  void carry(Outgoing outgoing) {
    write(outgoing.frame());
    carried.add(outgoing);
  }

  /// Pads to a multiple of 32 bytes, as far as the packet has room, and seals.
  byte[] finish(Transport transport) {
    int length = position - HEADER;
    int padded = Math.ceilDiv(length, Limits.PADDING_MULTIPLE) * Limits.PADDING_MULTIPLE;
    return finish(transport, Math.min(padded, end - HEADER));
  }

  /// Pads to the very end, and seals.
  byte[] finishFull(Transport transport) {
    return finish(transport, end - HEADER);
  }

  private byte[] finish(Transport transport, int length) {
    Arrays.fill(buffer, position, HEADER + length, (byte) 0);
    byte[] datagram = Arrays.copyOf(buffer, HEADER + length + TAG);
    transport.seal(transport.recovery().nextNumber(), datagram, length);
    return datagram;
  }
}
