package chat.parley.core.session;

/// The packet numbers that have arrived lately, so that none is taken twice (RFC 6479).
///
/// A ring of 64-bit words, one word larger than the window: the words that the window leaves are
/// cleared as a whole, and nothing is ever shifted. Marked only after a packet's tag was found
/// right.
final class ReplayWindow {

  /// How far a number may lag behind the highest one: 2,048 packets.
  static final int SIZE = 2_048;

  private static final int WORDS = SIZE / Long.SIZE + 1;

  private final long[] words = new long[WORDS];
  private long highest = -1;

  /// The highest number so far; -1 before the first.
  long highest() {
    return highest;
  }

  /// Whether this number is neither marked nor too old to know.
  boolean isFresh(long number) {
    if (number < 0 || number <= highest - SIZE) {
      return false;
    }
    return number > highest || (words[wordOf(number)] & bitOf(number)) == 0;
  }

  /// Remembers a fresh number.
  void mark(long number) {
    if (number > highest) {
      long steps = Math.min((number >>> 6) - (highest >> 6), WORDS);
      for (long step = 0; step < steps; step++) {
        words[wordOf(number - (step << 6))] = 0;
      }
      highest = number;
    }
    words[wordOf(number)] |= bitOf(number);
  }

  private static int wordOf(long number) {
    return Math.floorMod(number >> 6, WORDS);
  }

  private static long bitOf(long number) {
    return 1L << (number & 63);
  }
}
