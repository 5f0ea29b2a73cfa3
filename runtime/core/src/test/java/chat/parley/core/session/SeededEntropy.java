package chat.parley.core.session;

import chat.parley.core.Entropy;
import java.util.SplittableRandom;

/// Random bytes that a seed determines.
final class SeededEntropy implements Entropy {

  private final SplittableRandom random;

  SeededEntropy(long seed) {
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
}
