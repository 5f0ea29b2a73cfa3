package chat.parley.core.session;

import chat.parley.core.Entropy;
import java.util.SplittableRandom;

/// Random bytes that a seed determines.
public final class SeededEntropy implements Entropy {

  private final SplittableRandom random;

  /// A generator that begins with this seed.
  public SeededEntropy(long seed) {
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
