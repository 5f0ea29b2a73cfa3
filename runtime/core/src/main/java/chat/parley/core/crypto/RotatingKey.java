package chat.parley.core.crypto;

import chat.parley.core.Entropy;
import org.jspecify.annotations.Nullable;

/// A MAC key that is drawn anew in each period of time; the one before it is kept for checking.
final class RotatingKey {

  /// Seven bits: the eighth of a key id tells what the key is for.
  private static final int ID_MASK = 0x7f;

  private final Entropy entropy;
  private final long periodMillis;
  private byte[] current;
  private byte @Nullable [] previous;
  private long period = Long.MIN_VALUE;

  RotatingKey(Entropy entropy, long periodMillis) {
    this.entropy = entropy;
    this.periodMillis = periodMillis;
    this.current = newKey();
  }

  /// Draws a new key when the period of the last one is over. A clock that goes back changes
  /// nothing.
  void rotate(long nowMillis) {
    long reached = Math.floorDiv(nowMillis, periodMillis);
    if (reached <= period) {
      return;
    }
    previous = reached - 1 == period ? current : null;
    current = newKey();
    period = reached;
  }

  /// The id of the current key, 0 to 127.
  int currentId() {
    return (int) (period & ID_MASK);
  }

  byte[] current() {
    return current;
  }

  /// The key with this id, or null when it was never drawn or is gone.
  byte @Nullable [] find(int id) {
    if (id == currentId()) {
      return current;
    }
    return id == (int) (period - 1 & ID_MASK) ? previous : null;
  }

  private byte[] newKey() {
    return entropy.bytes(Hkdf.KEY_LENGTH);
  }
}
