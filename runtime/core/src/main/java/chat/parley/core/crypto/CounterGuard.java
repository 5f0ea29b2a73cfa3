package chat.parley.core.crypto;

/// The counters under which one key has sealed: each higher than the one before.
final class CounterGuard {

  /// Noise, section 5.1, keeps the highest counter for rekeying.
  private static final long RESERVED = -1;

  private long next;

  /// Takes note that `counter` is used now.
  ///
  /// @throws IllegalStateException when it, or a higher one, was used before
  void advanceTo(long counter) {
    if (counter == RESERVED || Long.compareUnsigned(counter, next) < 0) {
      throw new IllegalStateException(
          "counter %s was sealed under before, must be at least %s"
              .formatted(Long.toUnsignedString(counter), Long.toUnsignedString(next)));
    }
    next = counter + 1;
  }
}
