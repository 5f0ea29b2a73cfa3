package chat.parley.engine;

/// A subscription whose handler can fall behind.
public interface Lossy {

  /// How many events were dropped so far, since too many waited.
  long dropped();
}
