package chat.parley.testkit;

import chat.parley.core.Entropy;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Chance that is the same whenever the seed is. Good for tests alone: whoever knows the seed knows
/// every key.
final class SeededEntropy implements Entropy {

  private final RandomGenerator random;

  SeededEntropy(long seed) {
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  @Override
  public synchronized void fill(byte[] out) {
    random.nextBytes(out);
  }

  @Override
  public synchronized long nextLong() {
    return random.nextLong();
  }
}
