package chat.parley.engine.client;

/// A client whose owner can make it forget things while it runs.
///
/// Safe for use by any thread.
public interface Forgetful {

  /// What does it.
  Oblivion oblivion();
}
