package chat.parley.core.packet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// The check that whatever a decoder accepts has this one encoding only.
final class Canonical {

  private Canonical() {}

  /// Decodes a run of frames; if it is one, it must encode to the same bytes, padding apart.
  static void checkRun(byte[] input) {
    if (FrameDecoder.decode(input, 0, input.length) instanceof Decoded.Frames(var frames)) {
      byte[] again = new byte[input.length];
      int end = 0;
      for (Frame frame : frames) {
        end = FrameEncoder.write(frame, again, end);
      }
      assertSame(input, again);
    }
  }

  static void checkWhole(byte[] input) {
    if (FrameDecoder.decodeWhole(input) instanceof Decoded.Frames(var frames)) {
      assertSame(input, FrameEncoder.encode(frames.getFirst()));
    }
  }

  static void checkBodies(byte[] input) {
    MailBody body = MailBody.decode(input);
    if (body != null) {
      assertSame(input, body.encode());
    }
    List<Frame.Receipt> receipts = ReceiptBody.receipts(input);
    if (!receipts.isEmpty()) {
      assertSame(input, ReceiptBody.encode(receipts));
    }
  }

  static void checkEntry(byte[] input) {
    TableEntry entry = EntryCodec.decode(input);
    if (entry != null) {
      assertSame(input, EntryCodec.encode(entry));
    }
  }

  static void checkPacket(byte[] datagram) {
    switch (PacketDecoder.decode(datagram)) {
      case Packet.Malformed _ -> {}
      case Packet.Probe(long sourceId, long proof) ->
          assertSame(datagram, PacketEncoder.probe(sourceId, proof));
      case Packet.Challenge(long id, byte[] token, var key) ->
          assertSame(datagram, PacketEncoder.challenge(id, token, key));
      case Packet.Init(long id, byte[] noise, byte[] mac1, byte[] token) -> {
        byte[] again = PacketEncoder.init(id, noise);
        PacketEncoder.putMac1(again, mac1);
        PacketEncoder.putToken(again, token);
        assertSame(datagram, again);
      }
      case Packet.Response(long id, long sourceId, byte[] noise) ->
          assertSame(datagram, PacketEncoder.response(id, sourceId, noise));
      case Packet.Data(long id, long counter) -> {
        byte[] again = datagram.clone();
        PacketEncoder.dataHeader(again, id, counter);
        assertSame(datagram, again);
      }
      case Packet.Reset(long id, byte[] token) ->
          assertSame(datagram, PacketEncoder.reset(id, token));
    }
  }

  private static void assertSame(byte[] input, byte[] again) {
    if (!Arrays.equals(input, again)) { // The hexadecimal costs too much to make it each time.
      assertArrayEquals(input, again, () -> "accepted " + HexFormat.of().formatHex(input));
    }
  }
}
