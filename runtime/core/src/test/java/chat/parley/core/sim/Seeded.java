package chat.parley.core.sim;

import chat.parley.core.Entropy;

/// A generator of random numbers that a seed determines (SplitMix64).
///
/// Each part of a simulation draws from a generator of its own, so that one part may draw more or
/// less without changing what the others draw.
final class Seeded implements Entropy {

  private static final long GAMMA = 0x9e3779b97f4a7c15L;
  private static final double UNIT = 0x1.0p-53;

  private long state;

  Seeded(long seed) {
    this.state = mixed(seed + GAMMA);
  }

  @Override
  public long nextLong() {
    state += GAMMA;
    return mixed(state);
  }

  @Override
  public void fill(byte[] out) {
    long word = 0;
    for (int i = 0; i < out.length; i++) {
      word = i % Long.BYTES == 0 ? nextLong() : word >>> Byte.SIZE;
      out[i] = (byte) word;
    }
  }

  /// A generator that is independent of this one from now on.
  Seeded split() {
    return new Seeded(nextLong());
  }

  /// A number from 0 (inclusive) to 1 (exclusive).
  double fraction() {
    return (nextLong() >>> 11) * UNIT;
  }

  /// A number from `lowest` (inclusive) to `highest` (exclusive).
  double between(double lowest, double highest) {
    return lowest + fraction() * (highest - lowest);
  }

  /// A number from `lowest` to `highest`, both included.
  long between(long lowest, long highest) {
    return lowest + below(highest - lowest + 1);
  }

  /// A number from 0 (inclusive) to `bound` (exclusive).
  int index(int bound) {
    return (int) below(bound);
  }

  /// True with this probability. Draws nothing when it is 0, so that a fault that is switched off
  /// costs nothing.
  boolean chance(double probability) {
    return probability > 0 && fraction() < probability;
  }

  /// A waiting time with this mean, as between events that know nothing of each other.
  long exponential(double mean) {
    return (long) (-mean * Math.log(1 - fraction()));
  }

  private static long mixed(long word) {
    long mixed = (word ^ word >>> 30) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
    return mixed ^ mixed >>> 31;
  }
}
