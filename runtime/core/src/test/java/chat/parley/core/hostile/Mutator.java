package chat.parley.core.hostile;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Changes inputs at random, and puts pieces of one into another: a fuzzer without an eye for what
/// the code does, but the same for the same seed.
final class Mutator {

  private static final int[] EDGES = {0, 1, 0x3f, 0x40, 0x7f, 0x80, 0xc0, 0xff};

  private final SplittableRandom random;
  private final List<byte[]> corpus;

  /// @param corpus at least one
  Mutator(long seed, List<byte[]> corpus) {
    this.random = new SplittableRandom(seed);
    this.corpus = corpus;
  }

  /// One more input.
  byte[] next() {
    byte[] bytes = any().clone();
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      bytes = changed(bytes);
    }
    return bytes;
  }

  private byte[] any() {
    return corpus.get(random.nextInt(corpus.size()));
  }

  private byte[] changed(byte[] bytes) {
    if (bytes.length == 0) {
      return any().clone();
    }
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(5)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes[at] = (byte) EDGES[random.nextInt(EDGES.length)];
      case 2 -> {
        return Arrays.copyOf(bytes, at);
      }
      case 3 -> {
        return joined(bytes, at, bytes, random.nextInt(bytes.length));
      }
      default -> {
        byte[] other = any();
        return joined(bytes, at, other, random.nextInt(other.length + 1));
      }
    }
    return bytes;
  }

  /// The beginning of one, then the end of another.
  private static byte[] joined(byte[] head, int to, byte[] tail, int from) {
    byte[] bytes = Arrays.copyOf(head, to + tail.length - from);
    System.arraycopy(tail, from, bytes, to, tail.length - from);
    return bytes;
  }
}
