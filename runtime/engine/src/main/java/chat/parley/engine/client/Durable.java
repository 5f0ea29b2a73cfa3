package chat.parley.engine.client;

/// A client that has a place for conversations to outlive it.
///
/// Safe for use by any thread.
public interface Durable {

  /// The place.
  Memory memory();
}
