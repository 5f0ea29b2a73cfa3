package chat.parley.core.crypto;

import chat.parley.core.Entropy;
import java.util.SplittableRandom;

/// Random bytes that are the same in every run.
final class Seeds implements Entropy {

  private final SplittableRandom random;

  Seeds(long seed) {
    this.random = new SplittableRandom(seed);
  }

  @Override
  public void fill(byte[] out) {
    random.nextBytes(out);
  }

  @Override
  public long nextLong() {
    return random.nextLong();
  }

  /// 32 bytes for a key.
  byte[] key() {
    return bytes(32);
  }

  /// 0 to `max` bytes.
  byte[] upTo(int max) {
    return bytes(random.nextInt(max + 1));
  }
}
