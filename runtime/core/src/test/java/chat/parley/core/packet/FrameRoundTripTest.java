package chat.parley.core.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class FrameRoundTripTest {

  private static final int ROUNDS = 100;

  private final RandomFrames random = new RandomFrames(new SplittableRandom(20_260_801));

  @Test
  void decodesEachTypeOfFrameToWhatWasEncoded() {
    for (int type = 0; type < random.types(); type++) {
      for (int round = 0; round < ROUNDS; round++) {
        Frame frame = random.frame(type);
        byte[] bytes = FrameEncoder.encode(frame);
        if (bytes.length <= Limits.PLAINTEXT_MAX) {
          assertDecoded(frame, FrameDecoder.decode(bytes, 0, bytes.length));
        }
        if (frame instanceof Frame.Whole && bytes.length <= Limits.FRAME_MAX) {
          assertDecoded(frame, FrameDecoder.decodeWhole(bytes));
        }
      }
    }
  }

  @Test
  void writesAsManyBytesAsItsLengthSays() {
    byte[] buffer = new byte[30_000];
    for (int round = 0; round < ROUNDS * random.types(); round++) {
      Frame frame = random.frame();

      int end = FrameEncoder.write(frame, buffer, 17);

      assertEquals(17 + FrameEncoder.length(frame), end);
    }
  }

  @Test
  void decodesManyFramesOfOnePacketInOrder() {
    for (int round = 0; round < ROUNDS; round++) {
      byte[] packet = new byte[Limits.PLAINTEXT_MAX];
      var frames = new ArrayList<Frame>();
      int end = 0;
      for (int i = 0; i < 20; i++) {
        Frame frame = random.frame();
        if (end + FrameEncoder.length(frame) <= packet.length) {
          end = FrameEncoder.write(frame, packet, end);
          frames.add(frame);
        }
      }

      Decoded decoded = FrameDecoder.decode(packet, 0, packet.length);

      assertEquals(Deep.text(new Decoded.Frames(frames)), Deep.text(decoded));
    }
  }

  @Test
  void decodesEntriesToWhatWasEncoded() {
    for (int round = 0; round < ROUNDS; round++) {
      TableEntry entry = random.entry();

      TableEntry decoded = EntryCodec.decode(EntryCodec.encode(entry));

      assertNotNull(decoded);
      assertEquals(Deep.text(entry), Deep.text(decoded));
    }
  }

  @Test
  void decodesBodiesToWhatWasEncoded() {
    for (int round = 0; round < ROUNDS; round++) {
      List<Item> items = List.of(random.item());

      var body = new MailBody(round, items);
      assertEquals(body, MailBody.decode(body.encode()));
    }
  }

  private static void assertDecoded(Frame frame, Decoded decoded) {
    assertEquals(Deep.text(new Decoded.Frames(List.of(frame))), Deep.text(decoded));
  }
}
