package chat.parley.core.crypto;

import chat.parley.core.Entropy;

/// No chance at all: always the same bytes.
final class FixedEntropy implements Entropy {

  private final byte[] bytes;

  FixedEntropy(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public void fill(byte[] out) {
    System.arraycopy(bytes, 0, out, 0, out.length);
  }

  @Override
  public long nextLong() {
    return 0;
  }
}
