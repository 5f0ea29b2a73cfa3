package chat.parley.core.packet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Random bytes, and vectors and random frames that were changed at random: the decoders never
/// throw, and what they still accept has one encoding.
final class DecoderFuzzTest {

  private static final int ROUNDS = 200_000;

  private final SplittableRandom random = new SplittableRandom(20_260_802);
  private final RandomFrames frames = new RandomFrames(random);

  @Test
  void survivesRandomBytes() {
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = new byte[random.nextInt(64)];
      random.nextBytes(bytes);
      if (bytes.length > 0) {
        bytes[0] &= 0x3f; // Types of frame are small numbers.
      }
      checkAll(bytes);
    }
  }

  @Test
  void survivesRandomBytesAfterThePacketHeader() {
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = new byte[random.nextInt(1300)];
      if (bytes.length > 12) {
        bytes[0] = (byte) random.nextInt(7);
        bytes[1] = 1;
        bytes[4 + random.nextInt(bytes.length - 4)] = (byte) random.nextInt();
      }
      Canonical.checkPacket(bytes);
    }
  }

  @Test
  void survivesChangedFrames() {
    List<byte[]> seeds = seeds();
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = seeds.get(random.nextInt(seeds.size())).clone();
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        bytes = changed(bytes, seeds);
      }
      checkAll(bytes);
    }
  }

  private List<byte[]> seeds() {
    var seeds = new ArrayList<byte[]>();
    Samples.frames().values().forEach(frame -> seeds.add(FrameEncoder.encode(frame)));
    for (int type = 0; type < 20 * frames.types(); type++) {
      byte[] bytes = FrameEncoder.encode(frames.frame(type % frames.types()));
      if (bytes.length <= 600) {
        seeds.add(bytes);
      }
    }
    seeds.add(new MailBody(17, Samples.ITEMS).encode());
    seeds.add(ReceiptBody.encode(Samples.RECEIPTS));
    return seeds;
  }

  private byte[] changed(byte[] bytes, List<byte[]> seeds) {
    if (bytes.length == 0) {
      return bytes;
    }
    int at = random.nextInt(bytes.length);
    return switch (random.nextInt(6)) {
      case 0 -> {
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        yield bytes;
      }
      case 1 -> {
        bytes[at] = (byte) new int[] {0, 1, 0x3f, 0x40, 0x7f, 0x80, 0xc0, 0xff}[random.nextInt(8)];
        yield bytes;
      }
      case 2 -> Arrays.copyOf(bytes, at);
      case 3 -> spliced(bytes, at, bytes, Math.max(0, at - random.nextInt(8)));
      case 4 -> spliced(bytes, at, bytes, Math.min(bytes.length, at + random.nextInt(8)));
      default -> {
        byte[] other = seeds.get(random.nextInt(seeds.size()));
        yield spliced(bytes, at, other, random.nextInt(other.length));
      }
    };
  }

  /// `head` up to `to`, then `tail` from `from` on.
  private static byte[] spliced(byte[] head, int to, byte[] tail, int from) {
    byte[] bytes = Arrays.copyOf(head, to + tail.length - from);
    System.arraycopy(tail, from, bytes, to, tail.length - from);
    return bytes;
  }

  private static void checkAll(byte[] bytes) {
    Canonical.checkRun(bytes);
    Canonical.checkWhole(bytes);
    Canonical.checkBodies(bytes);
    Canonical.checkEntry(bytes);
    Canonical.checkPacket(bytes);
  }
}
