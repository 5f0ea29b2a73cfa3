package chat.parley.engine.command;

/// A line that has been understood, and can be done.
public sealed interface Call {

  /// Whether the answers are wanted as data.
  boolean isJson();

  /// A word of the host's own, which it does itself.
  ///
  /// @param said the record of the host's grammar
  record Own(Object said, boolean isJson) implements Call {}

  /// A command that somebody has registered.
  ///
  /// @param command where it is registered
  /// @param said the record of its grammar
  record Registered(Registration command, Object said, boolean isJson) implements Call {}
}
