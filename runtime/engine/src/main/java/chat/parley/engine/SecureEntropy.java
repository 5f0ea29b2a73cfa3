package chat.parley.engine;

import chat.parley.core.Entropy;
import java.security.SecureRandom;

/// The operating system's randomness.
///
/// Safe for use by any thread.
public final class SecureEntropy implements Entropy {

  private final SecureRandom random = new SecureRandom();

  @Override
  public void fill(byte[] out) {
    random.nextBytes(out);
  }

  @Override
  public long nextLong() {
    return random.nextLong();
  }
}
