package chat.parley.core.sim;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// I12: nothing is ever sealed twice under one key and counter, by whomever, in whatever run.
final class FreshNonces {

  private static final int SMALL = 1 << 20;

  private record Bytes(byte[] content) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Bytes that && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(content);
    }
  }

  /// The counters that were used under one key.
  static final class Counters {
    private final String invariant;
    private final String deed;
    private final BitSet small = new BitSet();
    private final Set<Long> large = new HashSet<>();

    /// @param deed what must not be done twice, and breaks this invariant
    Counters(String invariant, String deed) {
      this.invariant = invariant;
      this.deed = deed;
    }

    private boolean add(long counter) {
      if (counter < 0 || counter >= SMALL) {
        return large.add(counter);
      }
      boolean isNew = !small.get((int) counter);
      small.set((int) counter);
      return isNew;
    }

    /// Takes note of one use.
    void use(long counter) {
      if (!add(counter)) {
        throw new Violation(
            invariant, "counter %d is %s twice under one key".formatted(counter, deed));
      }
    }
  }

  private final Map<Bytes, Counters> keys = new HashMap<>();
  private final Set<Bytes> singles = new HashSet<>();

  /// The counters of this key, the same for everybody who has it. A session seals in one direction
  /// with each key, so that both sides never share one for sealing.
  Counters of(byte[] key) {
    return keys.computeIfAbsent(new Bytes(key.clone()), fresh -> new Counters("I12", "used"));
  }

  /// Takes note of one use of a key and a nonce.
  void use(byte[] key, byte[] nonce) {
    byte[] both = Arrays.copyOf(key, key.length + nonce.length);
    System.arraycopy(nonce, 0, both, key.length, nonce.length);
    if (!singles.add(new Bytes(both))) {
      throw new Violation("I12", "a nonce is used twice under one key");
    }
  }
}
