package chat.parley.core;

/// The one source of randomness of a node: the operating system's in a running node, a seeded
/// generator in the simulator.
///
/// Confined to the thread that steps the node.
public interface Entropy {

  /// Fills the whole of `out` with random bytes.
  void fill(byte[] out);

  /// A random number, uniform over all 64 bits.
  long nextLong();

  /// A new array of `length` random bytes.
  default byte[] bytes(int length) {
    byte[] out = new byte[length];
    fill(out);
    return out;
  }

  /// A random number from 0 (inclusive) to `bound` (exclusive), for jitter; not for keys.
  default long below(long bound) {
    return Math.floorMod(nextLong() >>> 1, bound);
  }
}
